import type { HandoffRoute, RouteValues } from '@baton/schema/handoffs';
import { Button, Dialog, InlineNotice, NumberField, Select, Switch } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useTeams } from '#shared/people/use-teams.ts';

import { RouteName } from '../route-name.tsx';
import { RouteCriteria } from './route-criteria.tsx';
import { RouteItems } from './route-items.tsx';
import { useDefineRoutes } from './use-define-routes.ts';

type Draft = Omit<RouteValues, 'fromTeamId' | 'toTeamId'> & {
  fromTeamId: RouteValues['fromTeamId'] | null;
  toTeamId: RouteValues['toTeamId'] | null;
};

const blank: Draft = {
  fromTeamId: null,
  toTeamId: null,
  items: [],
  criteria: [],
  answerWithin: 8 * 60,
  warnBefore: 2 * 60,
  passes: 'account',
  onDealWon: false,
};

/** What two teams agree on: the brief, what must be true, the clock, and what passes. */
export const RouteForm = ({ route, onClose }: { route: HandoffRoute | null; onClose: () => void }) => {
  const t = useTranslations('handoffs.routes');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const { define, edit } = useDefineRoutes();
  const [draft, setDraft] = useState<Draft>(() => (route === null ? blank : valuesOf(route)));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      const { fromTeamId, toTeamId, ...terms } = draft;
      if (route !== null) await edit(route, terms);
      else if (fromTeamId !== null && toTeamId !== null) await define({ fromTeamId, toTeamId, ...terms });
    },
    onSuccess: onClose,
  });
  const ready = draft.fromTeamId !== null && draft.toTeamId !== null && draft.fromTeamId !== draft.toTeamId;
  return (
    <Dialog
      closeLabel={common('close')}
      description={route && <RouteName {...route} />}
      footer={
        <>
          <Button onClick={onClose} size="md" variant="ghost">
            {common('cancel')}
          </Button>
          <Button busy={save.isPending} disabled={!ready} onClick={() => save.mutate()} size="md" variant="ink">
            {t(route === null ? 'define' : 'save')}
          </Button>
        </>
      }
      onClose={onClose}
      open
      title={t(route === null ? 'new' : 'editTitle')}
    >
      <div className="flex flex-col gap-6">
        {save.error !== null && <InlineNotice tone="danger">{problemText(save.error)}</InlineNotice>}
        {route === null && <Between draft={draft} set={set} />}
        <RouteItems items={draft.items} onChange={(items) => set({ items })} />
        <RouteCriteria criteria={draft.criteria} onChange={(criteria) => set({ criteria })} />
        <Clock draft={draft} set={set} />
        <Select
          hint={t('passesHint')}
          label={t('passesLabel')}
          onChange={(passes) => set({ passes })}
          options={(['account', 'deal', 'nothing'] as const).map((value) => ({ value, label: t(`passes.${value}`) }))}
          value={draft.passes}
        />
        <Switch
          checked={draft.onDealWon}
          hint={t('onDealWonHint')}
          label={t('onDealWon')}
          onChange={(onDealWon) => set({ onDealWon })}
        />
      </div>
    </Dialog>
  );
};

const valuesOf = ({ id: _id, archivedAt: _archivedAt, mayEdit: _mayEdit, ...values }: HandoffRoute): Draft => values;

interface Part {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}

const Between = ({ draft, set }: Part) => {
  const t = useTranslations('handoffs.routes');
  const { all } = useTeams();
  const options = all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-3 phone:grid-cols-2">
      <Select
        label={t('from')}
        onChange={(fromTeamId) => set({ fromTeamId })}
        options={options}
        placeholder={t('pickTeam')}
        value={draft.fromTeamId}
      />
      <Select
        error={draft.fromTeamId !== null && draft.fromTeamId === draft.toTeamId ? t('same') : undefined}
        label={t('to')}
        onChange={(toTeamId) => set({ toTeamId })}
        options={options}
        placeholder={t('pickTeam')}
        value={draft.toTeamId}
      />
    </div>
  );
};

const Clock = ({ draft, set }: Part) => {
  const t = useTranslations('handoffs.routes');
  const locale = useLocale();
  const invalidText = useTranslations('common')('notANumber');
  const field = { fraction: 2, invalidText, locale, max: 1000, suffix: t('hours') };
  return (
    <div className="grid gap-3 phone:grid-cols-2">
      <NumberField
        {...field}
        hint={t('answerHint')}
        label={t('answerWithin')}
        min={0.25}
        onCommit={(value) => value !== null && set({ answerWithin: Math.round(value * 60) })}
        value={draft.answerWithin / 60}
      />
      <NumberField
        {...field}
        label={t('warnBefore')}
        min={0}
        onCommit={(value) => set({ warnBefore: Math.round((value ?? 0) * 60) })}
        value={draft.warnBefore / 60}
      />
    </div>
  );
};
