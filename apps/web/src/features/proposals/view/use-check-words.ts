import { proposalVariables, type SendCheck } from '@baton/schema/proposals';
import { useFormatter, useTranslations } from 'use-intl';

/** What is missing, in words. */
export const useCheckWords = (): ((check: SendCheck) => string) => {
  const t = useTranslations('proposals.checks.missing');
  const variables = useTranslations('proposals.variables');
  const format = useFormatter();
  const nameOf = (name: string): string => {
    const known = proposalVariables.find((each) => each === name);
    return known === undefined ? `{{${name}}}` : variables(`names.${known}`);
  };
  return ({ reason, count, names = [] }) => t(reason, { count, names: format.list(names.map(nameOf)) });
};
