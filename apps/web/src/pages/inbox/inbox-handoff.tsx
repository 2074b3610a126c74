import type { HandoffId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { HandoffCard } from '#features/handoffs/at-record/handoff-cards.tsx';
import { BriefReadOut } from '#features/handoffs/brief/brief-read-out.tsx';
import { handoffQuery } from '#features/handoffs/handoffs-api.ts';

/** The handoff of a row with what its brief says, answered where it is read. */
export const InboxHandoff = ({ id }: { id: HandoffId }) => {
  const navigate = useNavigate();
  const { data } = useQuery(handoffQuery(id));
  if (!data) return null;
  return (
    <>
      <HandoffCard
        handoff={data.handoff}
        onOpen={() => void navigate({ to: '/handoffs/$handoffId', params: { handoffId: id } })}
      />
      <BriefReadOut id={id} />
    </>
  );
};
