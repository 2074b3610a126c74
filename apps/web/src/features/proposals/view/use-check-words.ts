import { proposalVariables, type SendCheck } from '@baton/schema/proposals';
import { useFormatter, useTranslations } from 'use-intl';

/** As many files are named as one line takes. */
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
    if (reason !== 'files-not-sent') return t(reason, { count, names: format.list(names.map(variableCalled)) });
    const named = names.slice(0, mostNamed);
    const more = count - named.length;
    const listed = format.list(more > 0 && named.length > 0 ? [...named, t('more-files', { count: more })] : named);
    return t(reason, { count, names: listed, named: named.length });
  };
};
