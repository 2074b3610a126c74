import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { feedRequest, parsePlace, type DocumentKind, type FeedMessage, type Place } from '@baton/schema/wire';
import type { Connection } from '@hocuspocus/server';

import type { Access } from '#platform/access/access.port.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { PlaceLevel } from '#platform/command/feature.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';
import type { Feed, Subscription } from '#platform/feed/feed.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import type { SocketContext } from '../socket/session.ts';
import { createFollowedViews } from './followed-views.ts';

export interface PresenceParts {
  scopes: Scopes;
  access: Access;
  kinds: ReadonlyMap<DocumentKind, LiveDocumentKind<unknown>>;
  /** Pages that are no documents, by kind, as features offer them. */
  places: ReadonlyMap<string, PlaceLevel>;
  feed: Feed;
  onTrouble: (error: unknown) => void;
}

/**
 * The one room of a workspace without a document: who is here and what has happened, said to each receiver on their own
 * (M16). Nothing in it is stored.
 */
export interface PresenceRoom {
  join(connection: Connection<SocketContext>): void;
  leave(connection: Connection<SocketContext>): void;
  hear(connection: Connection<SocketContext>, text: string): void;
  rightsChanged(connection: Connection<SocketContext>): void;
  stop(): void;
}

interface Person {
  workspace: WorkspaceId;
  member: MemberId;
  where: string;
  idle: boolean;
  quiet: boolean;
  follows: MemberId | null;
  subscription: Subscription;
  /** What the person was told last, so that nothing is said twice. */
  told: string;
  /** Pages that this person may or may not know of, until rights change. */
  known: Map<string, boolean>;
}

/** The page of a place, which is what rights are asked of; a place that nobody can be told of stands for itself. */
const pageOf = (where: string): string => parsePlace(where)?.page ?? where;

/** Changes of presence within this time go out as one message, in milliseconds. */
const gatherMs = 250;

export const createPresenceRoom = (parts: PresenceParts): PresenceRoom => {
  const people = new Map<Connection<SocketContext>, Person>();
  const due = new Set<WorkspaceId>();
  let timer: NodeJS.Timeout | null = null;

  const changed = (workspace: WorkspaceId): void => {
    due.add(workspace);
    timer ??= setTimeout(() => {
      timer = null;
      const workspaces = [...due];
      due.clear();
      for (const each of workspaces) void tellAll(each).catch(parts.onTrouble);
    }, gatherMs);
  };

  const tellAll = async (workspace: WorkspaceId): Promise<void> => {
    const here = [...people].filter(([, person]) => person.workspace === workspace);
    for (const [connection, person] of here)
      await tell(
        connection,
        person,
        here.map(([, other]) => other),
      );
  };

  const tell = async (
    connection: Connection<SocketContext>,
    person: Person,
    others: readonly Person[],
  ): Promise<void> => {
    await learn(
      connection,
      person,
      others.map(({ where }) => where),
    );
    const seen = others.map(({ member, where, idle, quiet, follows }) => ({
      member,
      // Who wants quiet is here, and nobody is told where.
      where: !quiet && person.known.get(pageOf(where)) ? where : '',
      idle,
      ...(quiet && { quiet }),
      // Who follows whom is between the two.
      ...(follows === person.member && { follows: true as const }),
    }));
    const said: FeedMessage = { kind: 'presence', people: seen };
    const text = JSON.stringify(said);
    if (text === person.told || people.get(connection) !== person) return;
    person.told = text;
    send(connection, said);
  };

  /** Looks up which of the named places this receiver may know of. */
  const learn = async (
    connection: Connection<SocketContext>,
    person: Person,
    places: readonly string[],
  ): Promise<void> => {
    // The rights that are read here may be older than a change of them: what is learned from them goes with the map.
    const { known } = person;
    const unknown = [...new Set(places.map(pageOf))].filter((page) => !known.has(page));
    if (unknown.length === 0) return;
    const { session } = connection.context;
    await parts.scopes.withWorkspace({ workspace: person.workspace }, async (tx) => {
      const actor = await parts.access.readActor(tx, session.signIn, person.workspace);
      for (const page of unknown) {
        const place = parsePlace(page);
        const level = actor && place ? await levelAt(tx, actor, place) : null;
        known.set(page, level !== null);
      }
    });
  };

  /** What the receiver holds on a document or another page; null when they may not know of it. */
  const levelAt = async (tx: Tx, actor: Actor, { kind, id }: Place) =>
    (await parts.kinds.get(kind as DocumentKind)?.levelOf(tx, actor, id)) ??
    (await parts.places.get(kind)?.(tx, actor, id)) ??
    null;

  const views = createFollowedViews<Connection<SocketContext>>({
    people,
    mayKnow: async (connection, page) => {
      const person = people.get(connection);
      if (!person) return false;
      await learn(connection, person, [page]);
      return person.known.get(pageOf(page)) === true;
    },
    send,
    onTrouble: parts.onTrouble,
  });

  return {
    join: (connection) => {
      const { opened, session } = connection.context;
      const { workspace } = opened;
      const subscription = parts.feed.subscribe({
        workspace,
        member: opened.actor.member,
        actor: async (tx) => (opened.closed ? null : parts.access.readActor(tx, session.signIn, workspace)),
        send: (message) => send(connection, message),
      });
      const person = { workspace, member: opened.actor.member, subscription, told: '', known: new Map() };
      people.set(connection, { ...person, where: '', idle: false, quiet: false, follows: null });
      changed(workspace);
    },
    leave: (connection) => {
      const person = people.get(connection);
      if (!person) return;
      person.subscription.stop();
      people.delete(connection);
      views.left(connection);
      changed(person.workspace);
    },
    hear: (connection, text) => {
      const person = people.get(connection);
      const request = person && parseRequest(text);
      if (!request) return;
      if (request.kind === 'since') return person.subscription.since(request.seq);
      if (request.kind === 'view') return views.seen(connection, request.view);
      const { where, idle, quiet = false, follows = null } = request;
      const before = person.follows;
      Object.assign(person, { where, idle, quiet, follows } satisfies Partial<Person>);
      if (before !== follows) views.follows(connection);
      changed(person.workspace);
    },
    rightsChanged: (connection) => {
      const person = people.get(connection);
      if (!person) return;
      person.known = new Map();
      send(connection, { kind: 'rights-changed' });
      changed(person.workspace);
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      views.stop();
      for (const { subscription } of people.values()) subscription.stop();
      people.clear();
    },
  };
};

const send = (connection: Connection<SocketContext>, message: FeedMessage): void =>
  connection.sendStateless(JSON.stringify(message));

const parseRequest = (text: string) => {
  try {
    return feedRequest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};
