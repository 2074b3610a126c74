import { proposalAccepted, proposalDeclined, proposalOpened, proposalSent } from '@baton/schema/proposals';
import type { Fact } from '@baton/schema/shared';
import { Link } from '@tanstack/react-router';

const ofVersions = new Set<string>(
  [proposalSent, proposalOpened, proposalAccepted, proposalDeclined].map(({ type }) => type),
);

/** Rule PP38. What a timeline says of a version leads to it as it was sent; other words lead nowhere. */
export const renderFact = (fact: Fact, words: string) => {
  const { type, subject, data } = fact;
  const version = Number(data['version']);
  if (!ofVersions.has(type) || !Number.isInteger(version) || version < 1) return words;
  return (
    <Link
      className="underline decoration-line-strong underline-offset-2 hover:text-text hover:decoration-current"
      params={{ proposalId: subject.id }}
      search={{ version }}
      to="/proposals/$proposalId"
    >
      {words}
    </Link>
  );
};
