import { checkCriterion, type Handoff } from '@baton/schema/handoffs';
import { includesLevel } from '@baton/schema/shared';
import { Checkbox } from '@baton/ui';
import { useTranslations } from 'use-intl';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { useRouteWords } from '../route-name.tsx';
import type { CriterionView } from './shown-brief.ts';

/** What must be true before the receivers take over, ticked by either team. */
export const BriefCriteria = ({
  criteria,
  handoff,
  document,
  open,
}: {
  criteria: readonly CriterionView[];
  handoff: Handoff;
  document: OpenLiveDocument | null;
  open: boolean;
}) => {
  const t = useTranslations('handoffs.brief');
  const { to } = useRouteWords()(handoff);
  if (criteria.length === 0) return null;
  const writes =
    open &&
    document !== null &&
    includesLevel(document.view.level, 'write') &&
    document.view.save.kind !== 'cannot-save';
  return (
    <section
      aria-label={t('criteria', { to })}
      className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3"
    >
      <h3 className="font-semibold">{t('criteria', { to })}</h3>
      <ul className="flex flex-col gap-1.5">
        {criteria.map(({ id, text, met }) => (
          <li className="coarse:py-2" data-brief={id} key={id}>
            <Checkbox
              checked={met}
              disabled={!writes}
              label={text}
              onChange={(checked) => document && checkCriterion(document.view.doc, id, checked)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
