import {
  filledWords,
  proposalVariables,
  variablesIn,
  variableToken,
  type ProposalVariable,
  type VariableValues,
} from '@baton/schema/proposals';
import type { Editor } from '@tiptap/core';
import { Braces } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** How the variables of a text are shown: by what they stand for, or, with null, by their names. */
export const useShownVariables = (values: VariableValues | null) => {
  const t = useTranslations('proposals.variables');
  return useMemo(() => {
    const lookOf = (name: ProposalVariable) => ({
      label: t(`names.${name}`),
      ...(values === null ? {} : { value: values[name] ?? null }),
    });
    const looks = new Map<string, ReturnType<typeof lookOf>>(proposalVariables.map((name) => [name, lookOf(name)]));
    return { find: variablesIn, looks, missing: t('missing') };
  }, [t, values]);
};

/** Words with the names of variables instead of their letters. */
export const useNamedVariables = (): ((words: string) => string) => {
  const t = useTranslations('proposals.variables');
  return (words) =>
    filledWords(words, Object.fromEntries(proposalVariables.map((name) => [name, { text: t(`names.${name}`) }])));
};

/** Variables as a text offers them, with what they stand for beside their names. */
export const useOfferedVariables = (offered: readonly ProposalVariable[], values: VariableValues | null) => {
  const t = useTranslations('proposals.variables');
  return useMemo(() => {
    const items = offered.map((name) => {
      const value = values?.[name];
      return {
        id: `own variable-${name}` as const,
        label: t(`names.${name}`),
        ...(value && 'text' in value ? { hint: value.text } : {}),
        keywords: `variable field ${t('title')} ${name}`,
        put: (editor: Editor) =>
          void editor
            .chain()
            .focus()
            .insertContent({ type: 'text', text: variableToken(name) })
            .run(),
      };
    });
    return { id: 'variables', label: t('title'), icon: Braces, items };
  }, [offered, t, values]);
};
