import { parts, type Part, type StageParts } from '@baton/schema/responsibilities';
import type { AccountId, Holder } from '@baton/schema/shared';
import { classes, Combobox, MultiCombobox, Popover } from '@baton/ui';
import { UserRoundX } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { HolderName, useHolders } from '#shared/people/holder-name.tsx';
import { holderOfKey, keyOfHolder, useHolderOptions } from '#shared/people/use-holder-options.tsx';

import { useAssign } from './responsibilities-api.ts';

export interface PartCellProps {
  accountId: AccountId;
  row: StageParts;
  part: Part;
  /** The stage that the account is in: there a gap is a warning, elsewhere a plan that is not made yet. */
  isNow: boolean;
  mayEdit: boolean;
}

/** Who has one part in one stage; a press or Enter opens the choice. */
export const PartCell = ({ accountId, row, part, isNow, mayEdit }: PartCellProps) => {
  const t = useTranslations('responsibilities');
  const format = useFormatter();
  const nameOf = useHolders();
  const [open, setOpen] = useState(false);
  const having = row[part];
  const place = t('cell', { part: t(`part.${part}`), stage: t(`stage.${row.stage}`) });
  const names = having.map(({ holder }) => nameOf(holder).name);
  const content =
    having.length === 0 ? (
      <Nobody gap={part === 'accountable'} isNow={isNow} />
    ) : (
      having.map((one) => <HolderName key={keyOfHolder(one.holder)} {...one} />)
    );
  const look =
    'flex min-h-9 w-full min-w-0 flex-col items-start justify-center gap-1 rounded-control px-2 py-1 text-left';
  if (!mayEdit) return <div className={look}>{content}</div>;
  return (
    <Popover
      label={place}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <button
          aria-label={`${place}: ${names.length === 0 ? t('nobody') : format.list(names)}`}
          className={classes(look, 'hover:bg-hover data-popup-open:bg-active coarse:min-h-11')}
          data-part={part}
          data-stage={row.stage}
          onKeyDown={walk}
          type="button"
        >
          {content}
        </button>
      }
    >
      <Choice accountId={accountId} label={place} onDone={() => setOpen(false)} part={part} row={row} />
    </Popover>
  );
};

const Nobody = ({ gap, isNow }: { gap: boolean; isNow: boolean }) => {
  const t = useTranslations('responsibilities');
  if (!gap) return <span className="text-text-3">—</span>;
  return (
    <span className={classes('flex items-center gap-1.5', isNow ? 'font-semibold text-danger' : 'text-warning')}>
      <UserRoundX aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
      {t('nobody')}
    </span>
  );
};

/** Arrow keys go from cell to cell, as in any table that is edited in place. */
const walk = (event: KeyboardEvent<HTMLElement>) => {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] } as const;
  const step = steps[event.key as keyof typeof steps];
  const grid = event.currentTarget.closest('[data-responsibilities]');
  if (step === undefined || !grid) return;
  const cells = [...grid.querySelectorAll<HTMLElement>('[data-part]')];
  const at = cells.indexOf(event.currentTarget);
  const column = at % parts.length;
  const sideways = column + step[1];
  if (sideways < 0 || sideways >= parts.length) return;
  const next = cells[at + step[0] * parts.length + step[1]];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

type ChoiceProps = Pick<PartCellProps, 'accountId' | 'row' | 'part'> & { label: string; onDone: () => void };

const Choice = ({ accountId, row, part, label, onDone }: ChoiceProps) => {
  const t = useTranslations('responsibilities');
  const common = useTranslations('common');
  const { mutate: assign } = useAssign(accountId);
  const held = useMemo(() => row[part].map(({ holder }) => holder), [row, part]);
  const options = useHolderOptions(accountId, held, true);
  const set = (holders: Holder[]) => assign({ stage: row.stage, part, holders });
  const words = { emptyText: common('nothingFound'), hint: t(`means.${part}`), label, options };
  if (part === 'accountable') {
    return (
      <div className="w-72 max-w-full">
        <Combobox
          {...words}
          clearLabel={common('clear')}
          focusFirst
          onChange={(key) => {
            set(key === null ? [] : [holderOfKey(key)]);
            if (key !== null) onDone();
          }}
          value={held[0] ? keyOfHolder(held[0]) : null}
        />
      </div>
    );
  }
  return (
    <div className="w-80 max-w-full">
      <MultiCombobox
        {...words}
        clearLabel={common('clear')}
        onChange={(keys) => set(keys.map(holderOfKey))}
        removeLabel={(name) => t('remove', { name })}
        values={held.map(keyOfHolder)}
      />
    </div>
  );
};
