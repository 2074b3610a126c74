import type { Handoff } from '@baton/schema/handoffs';
import { InlineNotice } from '@baton/ui';
import { useFormatter, useTranslations } from 'use-intl';

import { useItemName } from '../brief/item-words.ts';
import type { OpenedHandoff } from '../handoffs-api.ts';
import { useMemberName } from './use-member-name.ts';

/** Why it came back: the reason, the receivers' own words, and what was missing. */
export const WhyReturned = ({ handoff: { state, returned }, brief }: OpenedHandoff) =>
  state === 'returned' && returned !== null ? <Returned brief={brief} returned={returned} /> : null;

const Returned = ({
  returned: { by, at, reason, words, missing },
  brief,
}: {
  returned: NonNullable<Handoff['returned']>;
  brief: OpenedHandoff['brief'];
}) => {
  const t = useTranslations('handoffs');
  const format = useFormatter();
  const memberName = useMemberName();
  const itemName = useItemName();
  const names = [
    ...brief.items.filter(({ id }) => missing.includes(id)).map((item) => itemName(item)),
    ...brief.criteria.filter(({ id }) => missing.includes(id)).map(({ text }) => text),
  ];
  return (
    <InlineNotice tone="warning">
      <p className="font-semibold">
        {t('happened.returned', { name: memberName(by), reason: t(`return.reasons.${reason}`) })}
        <span className="ml-1.5 font-normal text-text-2">
          {format.dateTime(new Date(at), { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })}
        </span>
      </p>
      <p className="whitespace-pre-line">{words}</p>
      {names.length > 0 && <p className="text-secondary">{t('happened.missed', { what: names.join(', ') })}</p>}
    </InlineNotice>
  );
};
