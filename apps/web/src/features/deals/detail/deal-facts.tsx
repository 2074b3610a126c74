import type { DealView } from '@baton/schema/deals';
import type { AccountId } from '@baton/schema/shared';
import { classes, Combobox, InlineEdit, MultiCombobox, parseMoney, presenceColor, Select, TextField } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';

import { useBoard, useFigure, useHand, useStages } from '../board/board-world.tsx';
import { worthText } from '../cards/card-words.ts';
import { OwnerCombobox } from '../move/assign-popover.tsx';
import { labelsOn } from '../move/label-popover.tsx';
import { useMoveTo } from '../move/use-move-entries.ts';
import { moneyInput } from './money-input.ts';

/** The facts of a deal, each edited where it stands. What somebody else is writing in shows their ring and name. */
export const DealFacts = ({ deal }: { deal: DealView }) => {
  const t = useTranslations('deals.field');
  return (
    <div className="flex flex-col gap-3 p-4">
      <TitleFact deal={deal} />
      <dl className="quiet-fields grid grid-cols-[110px_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        <Fact label={t('stage')}>
          <StageFact deal={deal} />
        </Fact>
        <Fact label={t('amount')}>
          <AmountFact deal={deal} />
        </Fact>
        <Fact label={t('closeOn')}>
          <CloseFact deal={deal} />
        </Fact>
        <Fact label={t('owner')}>
          <OwnerFact deal={deal} />
        </Fact>
        <Fact label={t('account')}>
          <AccountFact deal={deal} />
        </Fact>
        <Fact label={t('labels')} tall>
          <LabelsFact deal={deal} />
        </Fact>
      </dl>
    </div>
  );
};

const Fact = ({
  label,
  tall = false,
  children,
}: {
  label: string;
  /** More than one line: the label stands at the first. */
  tall?: boolean;
  children: React.ReactNode;
}) => (
  <>
    <dt className={classes('text-secondary text-text-3', tall && 'self-start pt-1.5 coarse:pt-3.5')}>{label}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
);

/** Another person's ring on a field, and the way to tell that this person is in it. */
const useFieldHands = (deal: DealView, field: string) => {
  const { presence, names } = useBoard();
  const hand = useHand(deal.id);
  const remote =
    hand !== null && hand.doing === 'editing' && hand.field === field
      ? { name: names.person(hand.member)?.name ?? '…', color: presenceColor(hand.member) }
      : undefined;
  const onEditing = (on: boolean) => presence.say(on ? { doing: 'editing', subject: deal.id, field } : null);
  return { remote, onEditing };
};

const useEdit = (deal: DealView) => {
  const { actions } = useBoard();
  const t = useTranslations('deals.did');
  return (patch: Parameters<typeof actions.edit>[2]) =>
    void actions.edit(t('edited', { title: patch.title ?? deal.title }), [deal.id], patch);
};

const TitleFact = ({ deal }: { deal: DealView }) => {
  const { canWrite } = useBoard();
  const t = useTranslations('deals.field');
  const edit = useEdit(deal);
  return (
    <InlineEdit
      {...useFieldHands(deal, 'title')}
      className="-mx-1.5 text-section font-semibold whitespace-normal!"
      label={t('title')}
      onSave={(title) => edit({ title })}
      readOnly={!canWrite}
      required
      value={deal.title}
    />
  );
};

const StageFact = ({ deal }: { deal: DealView }) => {
  const { canWrite } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals.field');
  const move = useMoveTo([deal.id]);
  return (
    <Select
      disabled={!canWrite}
      hideLabel
      label={t('stage')}
      onChange={(id) => {
        const stage = stages.find((one) => one.id === id);
        if (stage !== undefined && stage.id !== deal.stageId) move({ stageId: stage.id, after: null });
      }}
      options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
      quiet
      value={deal.stageId}
    />
  );
};

const AmountFact = ({ deal }: { deal: DealView }) => {
  const { canWrite, locale } = useBoard();
  const t = useTranslations('deals');
  const edit = useEdit(deal);
  const figure = useFigure(deal.id);
  const words = worthText(deal, figure, locale);
  const hands = useFieldHands(deal, 'amount');
  return (
    <>
      <InlineEdit
        {...hands}
        className="px-[9px] font-semibold"
        display={deal.amount === null ? undefined : words?.text}
        inputMode="decimal"
        label={t('field.amount')}
        onSave={(text) => {
          const amount = text === '' ? null : parseMoney(text, deal.currency);
          if (text === '' || amount !== null) edit({ amount });
        }}
        placeholder={t('field.noAmount')}
        readOnly={!canWrite}
        value={moneyInput(deal.amount, deal.currency, locale)}
      />
      {words?.estimated && (
        <p className="px-[9px] text-secondary text-text-3 italic">
          {t('field.estimate', { amount: words.text, product: figure?.productName ?? '' })}
        </p>
      )}
    </>
  );
};

const CloseFact = ({ deal }: { deal: DealView }) => {
  const { canWrite } = useBoard();
  const t = useTranslations('deals.field');
  const edit = useEdit(deal);
  return (
    <DayField
      disabled={!canWrite}
      hideLabel
      label={t('closeOn')}
      onChange={(closeOn) => edit({ closeOn })}
      value={deal.closeOn}
    />
  );
};

const OwnerFact = ({ deal }: { deal: DealView }) => {
  const edit = useEdit(deal);
  return <OwnerCombobox focusFirst={false} onPick={(ownerId) => edit({ ownerId })} value={deal.ownerId} />;
};

const AccountFact = ({ deal }: { deal: DealView }) => {
  const { canWrite, names } = useBoard();
  const t = useTranslations('deals.field');
  const common = useTranslations('common');
  const edit = useEdit(deal);
  return (
    <Combobox
      clearLabel={t('noAccount')}
      disabled={!canWrite}
      emptyText={common('nothingFound')}
      hideLabel
      label={t('account')}
      onChange={(id) => edit({ accountId: id as AccountId | null })}
      options={names.accounts.map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={t('noAccount')}
      value={deal.accountId}
    />
  );
};

const LabelsFact = ({ deal }: { deal: DealView }) => {
  const { actions, store, canWrite } = useBoard();
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const save = (labels: string[]) =>
    void actions.label(t('did.labelled', { count: 1, label: labels.join(', ') }), new Map([[deal.id, labels]]));
  const known = [...new Set([...labelsOn(store), ...deal.labels])];
  const add = () => {
    const label = typed.trim();
    setTyped('');
    if (label !== '' && !deal.labels.includes(label)) save([...deal.labels, label]);
  };
  return (
    <div className="flex flex-col gap-1">
      {known.length > 0 && (
        <MultiCombobox
          clearLabel={common('clear')}
          disabled={!canWrite}
          emptyText={common('nothingFound')}
          hideLabel
          label={t('field.labels')}
          onChange={save}
          options={known.map((label) => ({ value: label, label }))}
          placeholder={t('field.labels')}
          removeLabel={(label) => t('labels.remove', { label })}
          values={deal.labels}
        />
      )}
      {canWrite && (
        <TextField
          hideLabel
          label={t('labels.new')}
          maxLength={60}
          onBlur={add}
          onChange={setTyped}
          onKeyDown={(event) => event.key === 'Enter' && add()}
          placeholder={t('labels.new')}
          value={typed}
        />
      )}
    </div>
  );
};
