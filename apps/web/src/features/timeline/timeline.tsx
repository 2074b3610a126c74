import type { Fact, HistoryAbout } from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces';
import { Button, classes, Menu, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';

import { groupFacts, newSince } from './group-facts.ts';
import { TimelineEntry, type RenderFact } from './timeline-entry.tsx';

const api = apiOf({ teams });

const pageSize = 200;

/** What is asked for of a history: a kind of fact, what one team did, the page after the last. */
interface HistoryInput {
  limit: number;
  about?: HistoryAbout;
  teamId?: never;
  cursor?: string;
}

/** Where a timeline is read from. */
interface HistoryOf {
  key: readonly unknown[];
  /** The chips: kinds of facts that there are. */
  kinds: readonly HistoryAbout[];
  /** Beginnings of the facts that belong to it, and of what, when they all are of one thing. */
  facts: readonly string[];
  subject?: string;
  /** Whether it is the history of one person. */
  ofPerson?: boolean;
  read: (input: HistoryInput) => Promise<{ data: Fact[]; page: { next_cursor: string | null } }>;
}

export interface TimelineProps {
  history: HistoryOf;
  /** When this person last was here; null for the first time. */
  before: string | null;
  words: (fact: Fact) => string;
  /** Makes of the words of a fact a way to what they speak of, where there is one. */
  renderFact: RenderFact;
}

/** What happened to a record, newest first; it fills itself as facts come in, and scrolls through thousands. */
export const Timeline = ({ history: of, before, words, renderFact }: TimelineProps) => {
  const t = useTranslations('timeline');
  const [about, setAbout] = useState<HistoryAbout | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const history = useInfiniteQuery({
    queryKey: ['timeline', ...of.key, about, team],
    queryFn: ({ pageParam }) =>
      of.read({
        limit: pageSize,
        ...(about !== null && { about }),
        ...(team !== null && { teamId: team as never }),
        ...(pageParam !== null && { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    meta: { facts: of.facts, ...(of.subject !== undefined && { subject: of.subject }) },
  });
  const { ofPerson = false } = of;
  const entries = useMemo(
    () => groupFacts(history.data?.pages.flatMap(({ data }) => data) ?? [], { ofPerson }),
    [history.data, ofPerson],
  );
  return (
    <section aria-label={t('title')} className="flex h-full min-h-80 flex-col">
      <div className="flex flex-wrap items-center gap-1 px-4 pt-3 pb-2">
        <h2 className="mr-2 text-secondary font-semibold text-text-2">{t('title')}</h2>
        <Chip label={t('all')} on={about === null} onPick={() => setAbout(null)} />
        {of.kinds.map((kind) => (
          <Chip
            key={kind}
            label={t(`about.${kind}`)}
            on={about === kind}
            onPick={() => setAbout(about === kind ? null : kind)}
          />
        ))}
        <TeamChip onPick={setTeam} team={team} />
      </div>
      {history.isPending && (
        <div className="px-4">
          <SkeletonRows label={t('loading')} rows={6} />
        </div>
      )}
      {history.isError && history.data === undefined && (
        <p className="flex items-center gap-2 px-4 text-secondary text-text-2">
          {t('failed')}
          <Button onClick={() => void history.refetch()}>{t('retry')}</Button>
        </p>
      )}
      {history.isSuccess && entries.length === 0 && <p className="px-4 text-secondary text-text-3">{t('empty')}</p>}
      <Entries
        entries={entries}
        onNearEnd={() => {
          if (history.hasNextPage && !history.isFetchingNextPage) void history.fetchNextPage();
        }}
        renderFact={renderFact}
        seen={newSince(entries, before)}
        words={words}
      />
    </section>
  );
};

const Entries = ({
  entries,
  seen,
  words,
  renderFact,
  onNearEnd,
}: Pick<TimelineProps, 'words' | 'renderFact'> & {
  entries: ReturnType<typeof groupFacts>;
  /** After how many entries the line of the last visit stands. */
  seen: number | null;
  onNearEnd: () => void;
}) => {
  const t = useTranslations('timeline');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 10,
    getItemKey: (index) => entries[index]?.id ?? index,
  });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (entries.length > 0 && last > entries.length - 20) onNearEnd();
  });
  return (
    <div className="calm-scroll min-h-0 flex-1 px-4 pb-4" ref={scroller}>
      <ol className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          return (
            entry && (
              <li
                className="absolute inset-x-0 top-0 pb-2.5"
                data-index={index}
                key={key}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              >
                {index === seen && (
                  <p className="mb-2 flex items-center gap-2 text-meta font-semibold text-accent before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
                    {t('sinceLastVisit')}
                  </p>
                )}
                <TimelineEntry entry={entry} renderFact={renderFact} words={words} />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
};

const chipLook = (on: boolean) =>
  classes(
    'inline-flex min-h-[max(24px,calc(var(--control)-4px))] items-center gap-1 rounded-full border px-2.5 text-secondary',
    on ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line text-text-2 hover:bg-hover',
  );

const Chip = ({ label, on, onPick }: { label: string; on: boolean; onPick: () => void }) => (
  <button aria-pressed={on} className={chipLook(on)} onClick={onPick} type="button">
    {label}
  </button>
);

/** What the people of one team did. */
const TeamChip = ({ team, onPick }: { team: string | null; onPick: (team: string | null) => void }) => {
  const t = useTranslations('timeline');
  const teamNames = useTranslations('common.teams');
  const { data } = useQuery(
    api.teams.list.queryOptions({ meta: { facts: ['team.'], kept: true }, staleTime: 300_000 }),
  );
  const teams = (data?.data ?? []).map(({ id, name, kind }) => ({ id, label: name ?? (kind ? teamNames(kind) : '…') }));
  if (teams.length === 0) return null;
  const label = teams.find(({ id }) => id === team)?.label ?? t('everyTeam');
  return (
    <Menu
      entries={[
        {
          kind: 'radio',
          id: 'team',
          label: t('team'),
          value: team ?? '',
          options: [{ id: '', label: t('everyTeam') }, ...teams],
          onChange: (id) => onPick(id === '' ? null : id),
        },
      ]}
      trigger={
        <button className={chipLook(team !== null)} type="button">
          {label}
          <ChevronDown aria-hidden size={12} />
        </button>
      }
    />
  );
};
