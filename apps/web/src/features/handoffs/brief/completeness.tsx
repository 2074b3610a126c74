import { classes } from '@baton/ui';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** How much of what is required is there: "5 of 7". */
export const Completeness = ({ there, wanted }: { there: number; wanted: number }) => {
  const t = useTranslations('handoffs.brief');
  if (wanted === 0) return null;
  const whole = there >= wanted;
  const Icon = whole ? CircleCheck : CircleDashed;
  return (
    <span
      className={classes(
        'inline-flex shrink-0 items-center gap-1 text-secondary font-medium',
        whole ? 'text-success' : 'text-text-2',
      )}
    >
      <Icon aria-hidden size={14} strokeWidth={1.75} />
      <span className="sr-only">{t('completeness')} </span>
      {t('ofWanted', { there, wanted })}
    </span>
  );
};
