import type { Words } from '#shared/i18n/words.ts';

import { briefFr } from './brief/brief.messages.fr.ts';
import type { handoffsEn } from './handoffs.messages.en.ts';
import { routesFr } from './routes/routes.messages.fr.ts';

export const handoffsFr: Words<typeof handoffsEn> = {
  title: 'Transmissions',
  one: 'Transmission',
  route: '{from} → {to}',
  shown: 'Transmissions affichées',
  somebody: 'Quelqu’un',
  more: 'Plus',
  openPage: 'Ouvrir la page',
  gone: 'Cette transmission n’est pas ici',
  goneText: 'Elle a peut-être été retirée, ou vous n’avez pas accès à son compte.',
  boxes: {
    'to-accept': 'À accepter',
    sent: 'Envoyées',
    returned: 'Renvoyées',
    drafts: 'Brouillons',
    done: 'Terminées',
  },
  states: { draft: 'Brouillon', sent: 'À accepter', returned: 'Renvoyée', accepted: 'Acceptée', withdrawn: 'Retirée' },
  stepper: {
    label: 'Où elle en est',
    brief: { open: 'Dossier', done: 'Dossier' },
    sent: { open: 'Envoi', done: 'Envoyée' },
    accept: { open: 'Acceptation', done: 'Acceptée' },
    returned: 'Renvoyée',
    withdrawn: 'Retirée',
  },
  clock: {
    until: 'Réponse attendue {when}',
    left: { minutes: '{count} min', hours: '{count} h', days: '{count, plural, one {# jour} other {# jours}}' },
    late: {
      minutes: 'en retard de {count} min',
      hours: 'en retard de {count} h',
      days: '{count, plural, one {en retard de # jour} other {en retard de # jours}}',
    },
    span: { minutes: '{count, number} min', hours: '{count, number} h' },
  },
  begin: {
    button: 'Transmettre',
    command: 'Transmettre…',
    which: 'Transmettre à',
    noRoute: 'Aucun circuit ne part encore de votre équipe.',
    toRoutes: 'Circuits',
  },
  send: {
    send: 'Envoyer à {to}',
    incomplete: 'Envoyer incomplet',
    next: 'L’équipe est prévenue aussitôt, et son délai commence.',
    offline: 'L’envoi a besoin du serveur. Ce que vous écrivez est gardé sur cet appareil.',
  },
  answer: {
    label: 'Répondre',
    accept: { button: 'Accepter', command: 'Accepter la transmission…' },
    return: { button: 'Renvoyer…', command: 'Renvoyer la transmission…' },
    ask: { button: 'Demander', command: 'Demander à l’expéditeur…' },
    withdraw: 'Retirer',
    discard: 'Jeter ce brouillon',
  },
  accept: {
    title: 'Prendre le relais',
    verb: 'Accepter',
    owner: 'Responsable désormais',
    noOwner: 'Personne de cette équipe',
    passes: {
      account: 'Cette personne est responsable du compte dès maintenant et peut le modifier aussitôt.',
      deal: 'Cette personne est responsable de l’opportunité dès maintenant.',
      nothing: 'Le responsable reste le même.',
    },
    task: 'Première tâche',
    firstTask: 'Appeler {name} demain',
    noDay: 'Indiquez un jour dans la ligne, comme « demain 14h ».',
    missing:
      '{count, plural, one {Il manque encore au dossier : {what}.} other {Il manque encore au dossier : {what}.}} Il n’est accepté que complet.',
  },
  return: {
    title: 'Renvoyer à {to}',
    verb: 'Renvoyer',
    words: 'Ce qu’ils doivent savoir',
    wordsHint: 'Que manque-t-il, et qu’est-ce qui suffirait ?',
    reason: 'Motif',
    reasons: {
      'brief-incomplete': 'Le dossier est incomplet',
      'criteria-not-met': 'Tout n’est pas encore vrai',
      'wrong-team': 'Cela revient à une autre équipe',
      'no-capacity': 'Pas de disponibilité en ce moment',
      other: 'Un autre motif',
    },
    missing: 'Manque dans le dossier',
  },
  ask: {
    title: 'Demander à {to}',
    verb: 'Demander',
    words: 'Votre question',
    clock: 'La réponse arrive dans le fil de cette transmission. Le délai continue.',
  },
  did: {
    sent: 'Envoyée à {to}',
    accepted: '{name} est désormais à vous',
    returned: 'Renvoyée à {to}',
    asked: 'Question envoyée à {to}',
    withdrawn: 'Transmission retirée',
    discarded: 'Brouillon jeté',
  },
  happened: {
    returned: 'Renvoyée par {name} : {reason}',
    missed: 'Il manque : {what}',
  },
  atAccount: {
    title: 'Transmissions',
    from: 'De {name}',
    pending: '{from} ⇄ {to} en attente',
    returned: 'Renvoyée par {to} à {from}',
    write: 'Écrire le dossier',
    open: 'Lire le dossier',
  },
  card: { sent: '⇄ à accepter', returned: '⇄ renvoyée' },
  list: {
    from: 'De {name}',
    owner: 'Chez {name}',
    again: '{count, plural, other {envoyée # fois}}',
    more: 'Afficher plus',
    open: 'Ouvrir la transmission',
  },
  empty: {
    'to-accept': {
      title: 'Rien à accepter',
      text: 'Ce que les autres équipes transmettent à la vôtre attend ici, le plus urgent d’abord.',
    },
    sent: { title: 'Rien en cours', text: 'Ce que vous transmettez s’affiche ici jusqu’à la réponse.' },
    returned: { title: 'Rien n’est revenu', text: 'Ce qu’une équipe renvoie s’affiche ici, avec son motif.' },
    drafts: { title: 'Aucun brouillon', text: 'Appuyez sur H sur un compte ou une opportunité pour transmettre.' },
    done: {
      title: 'Rien n’est terminé',
      text: 'Les transmissions acceptées ou retirées sont gardées ici avec leur dossier.',
    },
  },
  figures: {
    title: 'Comment va chaque circuit, sur 90 jours',
    none: 'Rien de transmis encore',
    accepted: 'acceptées',
    median: 'pour accepter',
    sent: '{count, plural, one {# envoyée} other {# envoyées}}',
    late: '{count} en retard',
    reason: '{reason} : {count}',
  },
  first: {
    title: 'Transmettre un client sans rien perdre',
    text: 'Un circuit dit ce qu’une équipe doit dire à une autre, et le délai pour répondre. Commencez par l’un des quatre habituels.',
    askText:
      'Un circuit dit ce qu’une équipe doit dire à une autre. Managers et administrateurs les définissent dans les réglages.',
  },
  brief: briefFr,
  routes: routesFr,
  ofTeam: {
    title: 'À accepter',
    none: 'Rien n’attend d’être accepté. Ce que les autres équipes transmettent apparaît ici.',
  },
  routesOfTeam: {
    title: 'Circuits',
    none: 'Aucun circuit ne part de cette équipe ni n’y mène. Un circuit dit ce qu’il faut savoir à une transmission.',
    asks: '{items, plural, one {# élément} other {# éléments}}, {criteria, plural, =0 {aucun critère} one {# critère} other {# critères}} · réponse sous {within}',
    accepted: '{share} acceptées',
  },
};
