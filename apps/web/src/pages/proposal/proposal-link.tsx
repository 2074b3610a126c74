import type { ProposalId } from '@baton/schema/shared';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a proposal from where it is listed. */
export const renderProposal = (proposalId: ProposalId, content: ReactNode) => (
  <Link className="block -outline-offset-2 hover:bg-hover" params={{ proposalId }} to="/proposals/$proposalId">
    {content}
  </Link>
);
