import type { CalendarEvent, EventTime, Invitee, Occurrence } from '@baton/schema/calendar';
import type { EventId, TaskId } from '@baton/schema/shared';
import { Button, EmptyState, InlineNotice, Popover, SkeletonRows, todayHere } from '@baton/ui';
import { CalendarOff, CalendarSearch, Layers as LayersIcon, Rss } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { AgendaList } from './agenda/agenda-list.tsx';
import { hereZone } from './calendar-api.ts';
import type { CalendarSearch as Search, CalendarViewName } from './calendar-search.ts';
import { daysShown, stepDay } from './days-shown.ts';
import { EventEditor, type Editing, type EventEditorProps } from './event/event-editor.tsx';
import { EventPanel } from './event/event-panel.tsx';
import { useAsk, type Ask } from './event/use-ask.tsx';
import { useChangeEvents, type ChangeEvents } from './event/use-change-events.ts';
import { FeedDialog } from './feeds/feed-dialog.tsx';
import { FindTime } from './free/find-time.tsx';
import { clockNow } from './grid/clock-now.ts';
import type { DayTask, GridWorld } from './grid/grid-world.ts';
import { TimeGrid } from './grid/time-grid.tsx';
import { LayerList } from './layers/layer-list.tsx';
import { useLayers, type Layers } from './layers/use-layers.ts';
import { MonthGrid } from './month/month-grid.tsx';
import { RangeBar } from './range-bar.tsx';
import { useGridData } from './use-grid-data.ts';
import { usePhone } from './use-phone.ts';

export interface CalendarViewProps {
  search: Search;
  onSearch: (part: Partial<Search>) => void;
  tasks: readonly DayTask[];
  openTask: (id: TaskId) => void;
  /** Gives a task a day, and an hour. */
  planTask: (id: TaskId, day: string, at: number | null) => void;
  renderAccount: (account: NonNullable<CalendarEvent['account']>) => ReactNode;
  /** What has no day yet, below the grid. */
  children: ReactNode;
}

const phoneViews = ['day', 'agenda'] as const;
const deskViews = ['day', 'week', 'month', 'agenda'] as const;
const keys = { day: 'D', week: 'W', month: 'M', agenda: 'A' } as const;

/** The shared calendar: which days, whose layers, the grid, and the event that is open beside it. */
export const CalendarView = ({ search, onSearch, children, ...props }: CalendarViewProps) => {
  const t = useTranslations('calendar');
  const phone = usePhone();
  const views: readonly CalendarViewName[] = phone ? phoneViews : deskViews;
  const wanted = search.view ?? (phone ? 'day' : 'week');
  const view = views.includes(wanted) ? wanted : 'day';
  const on = search.on ?? todayHere();
  const days = useMemo(() => daysShown(view, on), [view, on]);
  const layers = useLayers();
  const data = useGridData(days, layers);
  const ask = useAsk();
  const change = useChangeEvents(ask);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [finding, setFinding] = useState(false);
  const [subscribing, setSubscribing] = useState(false);
  const create = (time: EventTime, attendees: Invitee[] = []) => setEditing(newEvent(time, attendees));
  const begin = () => create(clockNow(on, hereZone()));
  const step = (way: 1 | -1) => onSearch({ on: stepDay(view, on, way) });
  const world: GridWorld = {
    days,
    layers,
    ...data,
    ...props,
    open: ({ eventId, occurrence }: Occurrence) => {
      if (eventId !== null) onSearch({ event: eventId, occurrence: occurrence ?? undefined });
    },
    create,
    move: (occurrence, time) => void change.move(occurrence, time),
    plan: props.planTask,
    goTo: (day) => onSearch({ on: day }),
    openDay: (day) => onSearch({ on: day, view: 'day' }),
  };
  useCommands([
    { id: 'calendar.new', label: t('new'), group: 'page', keys: 'C', run: begin },
    { id: 'calendar.today', label: t('today'), group: 'page', keys: 'T', run: () => onSearch({ on: undefined }) },
    { id: 'calendar.previous', label: t('keys.previous'), group: 'page', keys: 'K', run: () => step(-1) },
    { id: 'calendar.next', label: t('keys.next'), group: 'page', keys: 'J', run: () => step(1) },
    { id: 'calendar.free', label: t('free.title'), group: 'page', keys: 'F', run: () => setFinding(true) },
    ...views.map((name) => ({
      id: `calendar.${name}`,
      label: t(`views.${name}`),
      group: 'page' as const,
      keys: keys[name],
      run: () => onSearch({ view: name }),
    })),
  ]);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <RangeBar
        actions={
          <BarActions layers={layers} onFind={() => setFinding(true)} onSubscribe={() => setSubscribing(true)} />
        }
        days={days}
        on={on}
        onStep={step}
        onToday={() => onSearch({ on: undefined })}
        onView={(next) => onSearch({ view: next })}
        view={view}
        views={views}
      />
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label={t('layers.title')}
          className="calm-scroll w-52 shrink-0 border-r border-line p-3 max-desk:hidden"
        >
          <LayerList layers={layers} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          {data.cut && <InlineNotice tone="warning">{t('cut')}</InlineNotice>}
          <Grids layers={layers} query={data.query}>
            <Grid on={on} onNew={begin} view={view} world={world} />
          </Grids>
        </div>
      </div>
      {children}
      <Opened ask={ask} change={change} onEdit={setEditing} onSearch={onSearch} search={search} {...props} />
      <Editor
        ask={ask}
        change={change}
        editing={editing ?? (search.create ? newEvent(clockNow(on, hereZone())) : null)}
        layers={layers}
        onClose={() => {
          setEditing(null);
          onSearch({ create: undefined });
        }}
      />
      {finding && (
        <FindTime
          layers={layers}
          onClose={() => setFinding(false)}
          onPick={(time, people) => {
            setFinding(false);
            create(time, people);
          }}
        />
      )}
      {subscribing && <FeedDialog layers={layers} onClose={() => setSubscribing(false)} />}
      {ask.dialog}
    </div>
  );
};

const newEvent = (time: EventTime, attendees: Invitee[] = []): Editing => ({ kind: 'new', time, attendees });

interface OpenedProps extends Pick<CalendarViewProps, 'search' | 'onSearch' | 'renderAccount'> {
  ask: Ask;
  change: ChangeEvents;
  onEdit: (editing: Editing) => void;
}

/** The event that the address names. */
const Opened = ({ search, onSearch, onEdit, ask, change, renderAccount }: OpenedProps) => {
  const { event: eventId, occurrence = null } = search;
  if (eventId === undefined) return null;
  return (
    <EventPanel
      ask={ask}
      change={change}
      eventId={eventId as EventId}
      key={`${eventId} ${occurrence ?? ''}`}
      occurrence={occurrence}
      onClose={() => onSearch({ event: undefined, occurrence: undefined })}
      onEdit={(event) => onEdit({ kind: 'event', event, occurrence })}
      renderAccount={renderAccount}
    />
  );
};

const Editor = ({ editing, ...props }: Omit<EventEditorProps, 'editing'> & { editing: Editing | null }) =>
  editing && <EventEditor editing={editing} {...props} />;

interface BarActionsProps {
  layers: Layers;
  onFind: () => void;
  onSubscribe: () => void;
}

/** The layers where there is no room beside the grid, and the search for a time. */
const BarActions = ({ layers, onFind, onSubscribe }: BarActionsProps) => {
  const t = useTranslations('calendar');
  return (
    <>
      <Popover
        align="end"
        label={t('layers.title')}
        trigger={
          <Button className="desk:hidden!" icon={<LayersIcon aria-hidden size={14} />}>
            <span className="max-phone:sr-only">{t('keys.layers')}</span>
          </Button>
        }
      >
        <div className="calm-scroll max-h-100 w-60">
          <LayerList layers={layers} />
        </div>
      </Popover>
      <Button icon={<CalendarSearch aria-hidden size={14} />} onClick={onFind}>
        <span className="max-desk:sr-only">{t('free.title')}</span>
      </Button>
      <Button icon={<Rss aria-hidden size={14} />} onClick={onSubscribe}>
        <span className="max-desk:sr-only">{t('feeds.title')}</span>
      </Button>
    </>
  );
};

interface GridsProps extends Pick<ReturnType<typeof useGridData>, 'query'> {
  layers: Layers;
  children: ReactNode;
}

/** The grid, or what stands in its place: nothing chosen, not read yet, not readable. */
const Grids = ({ layers, query, children }: GridsProps) => {
  const t = useTranslations('calendar');
  if (layers.all.length === 0)
    return (
      <div className="p-4">
        <SkeletonRows label={t('title')} rows={8} />
      </div>
    );
  if (layers.shown.length === 0)
    return (
      <EmptyState
        icon={<CalendarOff size={20} strokeWidth={1.5} />}
        kind="first"
        text={t('empty.layersText')}
        title={t('empty.layers')}
      />
    );
  return (
    <Loaded query={query} rows={8}>
      {() => children}
    </Loaded>
  );
};

interface GridProps {
  view: CalendarViewName;
  on: string;
  world: GridWorld;
  onNew: () => void;
}

const Grid = ({ view, on, world, onNew }: GridProps) => {
  if (view === 'month') return <MonthGrid month={on} world={world} />;
  if (view === 'agenda') return <AgendaList onNew={onNew} world={world} />;
  return <TimeGrid world={world} />;
};
