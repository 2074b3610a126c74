import type { PastRow } from '@baton/schema/shared';
import { Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useMomentWords, type NamedMoment } from './use-moment-words.ts';

interface Chosen {
  label: string;
  seq: number;
  /** What is looked at, in words. */
  said: string;
  onSeq: (seq: number) => void;
}

/** Every row of the log, from the first to the newest; arrows go by one, Page Up and Page Down by a tenth. */
export const MomentSlider = ({ label, seq, said, head, onSeq }: Chosen & { head: number }) => (
  <input
    aria-label={label}
    aria-valuetext={said}
    className="h-control w-full accent-accent"
    max={head}
    min={1}
    onChange={(event) => onSeq(Number(event.target.value))}
    type="range"
    value={seq}
  />
);

/** The moments worth a name of their own; what is looked at stands among them also when it lies between two. */
export const MomentSelect = ({ label, seq, said, moments, onSeq }: Chosen & { moments: readonly NamedMoment[] }) => {
  const words = useMomentWords();
  const known = moments.map((moment) => ({ value: String(moment.seq), label: words(moment) }));
  const between = moments.some((moment) => moment.seq === seq) ? [] : [{ value: String(seq), label: said || '…' }];
  return (
    <div className="w-60 min-w-0">
      <Select
        hideLabel
        label={label}
        onChange={(value) => onSeq(Number(value))}
        options={[...between, ...known]}
        value={String(seq)}
      />
    </div>
  );
};

/** Another moment to compare with, or none. */
export const CompareSelect = ({
  seq,
  row,
  moments,
  onSeq,
}: {
  seq: number | null;
  /** The row of that moment, once it is known. */
  row: PastRow | null;
  moments: readonly NamedMoment[];
  onSeq: (seq: number | null) => void;
}) => {
  const t = useTranslations('common.past');
  const words = useMomentWords();
  const known = moments.map((moment) => ({ value: String(moment.seq), label: words(moment) }));
  const between = row === null ? '…' : words({ at: row.at, members: row.by === null ? [] : [row.by] });
  const other =
    seq === null || moments.some((moment) => moment.seq === seq) ? [] : [{ value: String(seq), label: between }];
  return (
    <div className="w-60 min-w-0">
      <Select
        hideLabel
        label={t('compare')}
        onChange={(value) => onSeq(value === 'none' ? null : Number(value))}
        options={[{ value: 'none', label: t('compareNone') }, ...other, ...known]}
        value={seq === null ? 'none' : String(seq)}
      />
    </div>
  );
};
