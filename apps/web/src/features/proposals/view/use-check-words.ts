import { proposalVariables, type SendCheck } from '@baton/schema/proposals';
import { useFormatter, useTranslations } from 'use-intl';

/** As many files, or lines, are named as one line takes. */
const mostNamed = 3;

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
    if (reason !== 'files-not-sent' && reason !== 'unpriced-lines')
      return t(reason, { count, names: format.list(names.map(variableCalled)) });
    const named = names.slice(0, mostNamed).map((name) => name || '—');
    const more = count - named.length;
    const others = t(reason === 'unpriced-lines' ? 'more-lines' : 'more-files', { count: more });
    const listed = format.list(more > 0 && named.length > 0 ? [...named, others] : named);
    return t(reason, { count, names: listed, named: named.length });
  };
};
