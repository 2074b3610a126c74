import { proposalVariables, type SendCheck } from '@baton/schema/proposals';
import { useFormatter, useTranslations } from 'use-intl';

/** Of what is named by its own words, and how the others are counted; everything else names variables. */
const countedBy = { 'files-not-sent': 'more-files', 'unpriced-lines': 'more-lines' } as const;
/** As many are named as one line takes. */
const mostNamed = 3;

const isCounted = (reason: SendCheck['reason']): reason is keyof typeof countedBy => reason in countedBy;

/** What is missing, in words. */
export const useCheckWords = (): ((check: SendCheck) => string) => {
  const t = useTranslations('proposals.checks.missing');
  const variables = useTranslations('proposals.variables');
  const format = useFormatter();
  const variableCalled = (name: string): string => {
    const known = proposalVariables.find((each) => each === name);
    return known === undefined ? `{{${name}}}` : variables(`names.${known}`);
  };
  return ({ reason, count, names = [] }) => {
    if (!isCounted(reason)) return t(reason, { count, names: format.list(names.map(variableCalled)) });
    const named = names.slice(0, mostNamed).map((name) => name || '—');
    const more = count - named.length;
    const others = t(countedBy[reason], { count: more });
    const listed = format.list(more > 0 && named.length > 0 ? [...named, others] : named);
    return t(reason, { count, names: listed, named: named.length });
  };
};
