import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  Building2,
  CalendarDays,
  Inbox,
  Keyboard,
  Languages,
  ListChecks,
  Moon,
  Plus,
  ReceiptText,
  Search,
  Settings,
  SquareKanban,
  Sun,
  SunMoon,
  UsersRound,
} from 'lucide-react';
import { useTranslations } from 'use-intl';

import { boardsQuery } from '#features/boards/boards-api.ts';
import { useCommands, type Command } from '#shared/commands/commands.ts';
import { languageNames, uiLanguages } from '#shared/i18n/words.ts';
import { useMyTeams } from '#shared/people/use-teams.ts';
import { setPreferences } from '#shared/preferences/preferences.ts';
import { useMay } from '#shared/session/session.tsx';

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;
const themeIcons = { system: <SunMoon {...icon} />, light: <Sun {...icon} />, dark: <Moon {...icon} /> };

/** What can be done from everywhere. */
export const useShellCommands = ({
  openPalette,
  openShortcuts,
}: {
  openPalette: () => void;
  openShortcuts: () => void;
}): void => {
  const t = useTranslations('shell');
  const accounts = useTranslations('accounts');
  const contacts = useTranslations('contacts');
  const navigate = useNavigate();
  const boards = useQuery(boardsQuery());
  const mayCreate = useMay('create-boards');
  // Whoever knows colleagues has tasks; guests have none.
  const myTeams = useMyTeams();
  const mayTask = useMay('see-members');
  const mayKeep = useMay('create-accounts');
  const goTo = (name: string) => t('palette.goTo', { name });
  const commands: Command[] = [
    {
      id: 'app.palette',
      label: t('search'),
      group: 'app',
      keys: 'Mod+K',
      inFields: true,
      icon: <Search {...icon} />,
      run: openPalette,
    },
    {
      id: 'go.boards',
      label: goTo(t('boards')),
      short: t('boards'),
      group: 'go',
      keys: 'G B',
      keywords: ['Go to boards'],
      icon: <SquareKanban {...icon} />,
      run: () => void navigate({ to: '/boards' }),
    },
    ...(boards.data?.data ?? []).map((board): Command => ({
      id: `go.board.${board.id}`,
      label: board.name,
      group: 'go',
      keywords: ['Board'],
      icon: <SquareKanban {...icon} />,
      run: () => void navigate({ to: '/boards/$boardId', params: { boardId: board.id } }),
    })),
    {
      id: 'go.accounts',
      label: goTo(t('accounts')),
      short: t('accounts'),
      group: 'go',
      keys: 'G A',
      keywords: ['Go to accounts'],
      icon: <Building2 {...icon} />,
      run: () => void navigate({ to: '/accounts' }),
    },
    {
      id: 'go.contacts',
      label: goTo(t('contacts')),
      short: t('contacts'),
      group: 'go',
      keys: 'G C',
      keywords: ['Go to contacts'],
      icon: <UsersRound {...icon} />,
      run: () => void navigate({ to: '/contacts' }),
    },
    ...myTeams.map(({ id, name }): Command => ({
      id: `go.team.${id}`,
      label: goTo(name),
      short: name,
      group: 'go',
      keywords: ['Team'],
      icon: <UsersRound {...icon} />,
      run: () => void navigate({ to: '/teams/$teamId', params: { teamId: id } }),
    })),
    {
      id: 'go.proposals',
      label: goTo(t('proposals')),
      short: t('proposals'),
      group: 'go',
      keys: 'G P',
      keywords: ['Go to proposals'],
      icon: <ReceiptText {...icon} />,
      run: () => void navigate({ to: '/proposals' }),
    },
    ...(mayTask
      ? [
          {
            id: 'go.inbox',
            label: goTo(t('inbox')),
            short: t('inbox'),
            group: 'go',
            keys: 'G I',
            keywords: ['Go to Inbox'],
            icon: <Inbox {...icon} />,
            run: () => void navigate({ to: '/inbox' }),
          } satisfies Command,
          {
            id: 'go.handoffs',
            label: goTo(t('handoffs')),
            short: t('handoffs'),
            group: 'go',
            keys: 'G H',
            keywords: ['Go to handoffs'],
            icon: <ArrowLeftRight {...icon} />,
            run: () => void navigate({ to: '/handoffs' }),
          } satisfies Command,
          {
            id: 'go.tasks',
            label: goTo(t('tasks')),
            short: t('tasks'),
            group: 'go',
            keys: 'G T',
            keywords: ['Go to my tasks'],
            icon: <ListChecks {...icon} />,
            run: () => void navigate({ to: '/tasks' }),
          } satisfies Command,
          {
            id: 'go.calendar',
            label: goTo(t('calendar')),
            short: t('calendar'),
            group: 'go',
            keys: 'G K',
            keywords: ['Go to the calendar'],
            icon: <CalendarDays {...icon} />,
            run: () => void navigate({ to: '/calendar' }),
          } satisfies Command,
          {
            id: 'create.event',
            label: t('newEvent'),
            group: 'create',
            keys: 'N E',
            keywords: ['New event'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/calendar', search: { create: true } }),
          } satisfies Command,
          {
            id: 'create.proposal',
            label: t('newProposal'),
            group: 'create',
            keys: 'N P',
            keywords: ['New proposal'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/proposals', search: { create: true } }),
          } satisfies Command,
          {
            id: 'create.task',
            label: t('newTask'),
            group: 'create',
            keys: 'N T',
            keywords: ['New task'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/tasks', search: { create: true } }),
          } satisfies Command,
        ]
      : []),
    {
      id: 'go.settings',
      label: goTo(t('settings')),
      short: t('settings'),
      group: 'go',
      keys: 'G S',
      keywords: ['Go to settings'],
      icon: <Settings {...icon} />,
      run: () => void navigate({ to: '/settings' }),
    },
    ...(mayCreate
      ? [
          {
            id: 'create.board',
            label: t('newBoard'),
            group: 'create',
            keywords: ['New board'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/boards', search: { create: true } }),
          } satisfies Command,
        ]
      : []),
    ...(mayKeep
      ? [
          {
            id: 'create.account',
            label: accounts('new'),
            group: 'create',
            keys: 'N A',
            keywords: ['New account'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/accounts', search: { create: true } }),
          } satisfies Command,
          {
            id: 'create.contact',
            label: contacts('new'),
            group: 'create',
            keys: 'N C',
            keywords: ['New contact'],
            icon: <Plus {...icon} />,
            run: () => void navigate({ to: '/contacts', search: { create: true } }),
          } satisfies Command,
        ]
      : []),
    {
      id: 'app.shortcuts',
      label: t('shortcuts.open'),
      group: 'app',
      keys: '?',
      keywords: ['Keyboard shortcuts'],
      icon: <Keyboard {...icon} />,
      run: openShortcuts,
    },
    ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
      id: `app.theme.${theme}`,
      label: `${t('theme')} · ${t(`themes.${theme}`)}`,
      group: 'app',
      keywords: [`Theme ${theme}`],
      icon: themeIcons[theme],
      run: () => setPreferences({ theme }),
    })),
    ...uiLanguages.map((language): Command => ({
      id: `app.language.${language}`,
      label: `${t('language')} · ${languageNames[language]}`,
      group: 'app',
      keywords: [`Language ${languageNames[language]}`],
      icon: <Languages {...icon} />,
      run: () => setPreferences({ language }),
    })),
  ];
  useCommands(commands);
};
