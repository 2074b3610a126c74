import type { Handoff, HandoffRoute, HandoffSubject } from '@baton/schema/handoffs';
import type { HandoffId } from '@baton/schema/shared';
import { Menu, showToast, TeamBadge, type MenuEntry } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useMay, useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, handoffQuery, isOpen, readHandoffsAgain, routesQuery } from '../handoffs-api.ts';
import { useRouteWords } from '../route-name.tsx';

export interface HandOff {
  /** May this person hand on at all? */
  may: boolean;
  /** Hands it on: at once where there is one route, otherwise after asking which at this element. */
  start: (subject: HandoffSubject, anchor?: Element | null) => void;
  /** The question which route; drawn by whoever starts. */
  menu: ReactNode;
}

/** Handing on an account or a deal, by a route of one's own teams; what is under way already goes on. */
export const useHandOff = (onOpen: (id: HandoffId) => void): HandOff => {
  const t = useTranslations('handoffs.begin');
  const may = useMay('see-members');
  const said = useSaid();
  const ownRoutes = useOwnRoutes();
  const begin = useBegin(onOpen);
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = async (subject: HandoffSubject, anchor: Element | null) => {
    const routes = (await ownRoutes()).filter((route) => fits(route, subject));
    const [only, ...others] = routes;
    if (only === undefined)
      showToast({
        title: t('noRoute'),
        tone: 'warning',
        action: { label: t('toRoutes'), onSelect: () => void navigate({ to: '/settings/routes' }) },
      });
    else if (others.length === 0) begin(only, subject);
    else setAsking({ subject, anchor, routes });
  };
  const start = (subject: HandoffSubject, anchor: Element | null = null) =>
    void ask(subject, anchor).catch(said.failed);
  const menu = asking && (
    <RouteMenu {...asking} onClose={() => setAsking(null)} onPick={(route) => begin(route, asking.subject)} />
  );
  return { may, start, menu };
};

interface Asking {
  subject: HandoffSubject;
  anchor: Element | null;
  routes: readonly HandoffRoute[];
}

/** Who owns a deal passes only with that deal. */
const fits = ({ passes }: HandoffRoute, { kind }: HandoffSubject): boolean => passes !== 'deal' || kind === 'deal';

/** Those that begin at my teams; whoever directs the workspace hands on for every team. */
const useOwnRoutes = (): (() => Promise<readonly HandoffRoute[]>) => {
  const { role, teams } = useSession();
  const queries = useQueryClient();
  // They are there before somebody asks.
  useQuery({ ...routesQuery(), enabled: role !== 'guest' });
  return async () => {
    const { data: all } = await queries.ensureQueryData(routesQuery());
    const mine = all.filter(({ fromTeamId }) => teams.includes(fromTeamId));
    return mine.length > 0 || (role !== 'owner' && role !== 'admin') ? mine : all;
  };
};

const useBegin = (onOpen: (id: HandoffId) => void) => {
  const queries = useQueryClient();
  const said = useSaid();
  const prepare = async (route: HandoffRoute, subject: HandoffSubject) => {
    try {
      const opened = await api.handoffs.prepare.call({ routeId: route.id, subject });
      queries.setQueryData(handoffQuery(opened.handoff.id).queryKey, opened);
      readHandoffsAgain(queries);
      onOpen(opened.handoff.id);
    } catch (error) {
      if (!(error instanceof Problem) || error.reason !== 'handoff-open') throw error;
      const open = await underWay(route, subject);
      if (open === undefined) throw error;
      onOpen(open.id);
    }
  };
  return (route: HandoffRoute, subject: HandoffSubject) => void prepare(route, subject).catch(said.failed);
};

/** The handoff of this record on this route that nobody has answered finally. */
const underWay = async (route: HandoffRoute, subject: HandoffSubject): Promise<Handoff | undefined> => {
  const about = subject.kind === 'account' ? { accountId: subject.id } : { dealId: subject.id };
  const { data } = await api.handoffs.list.call({ ...about, routeId: route.id, limit: 50 });
  return data.find((handoff) => isOpen(handoff) && handoff.subject.id === subject.id);
};

const RouteMenu = ({
  routes,
  anchor,
  onPick,
  onClose,
}: {
  routes: readonly HandoffRoute[];
  anchor: Element | null;
  onPick: (route: HandoffRoute) => void;
  onClose: () => void;
}) => {
  const t = useTranslations('handoffs.begin');
  const words = useRouteWords();
  const { byId } = useTeams();
  const entries: MenuEntry[] = [
    {
      kind: 'group',
      id: 'routes',
      label: t('which'),
      entries: routes.map((route) => {
        const { name, to } = words(route);
        return {
          id: route.id,
          label: name,
          icon: <TeamBadge decorative kind={byId.get(route.toTeamId)?.kind ?? null} name={to} />,
          onSelect: () => onPick(route),
        };
      }),
    },
  ];
  return <Menu anchor={anchor} entries={entries} onOpenChange={(open) => !open && onClose()} open />;
};
