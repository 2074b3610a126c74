import {
  fillVariables,
  variablesOfMoment,
  variableValues,
  type ProposalDetail,
  type ProposalFrame,
  type ProposalTemplate,
  type ProposalVariable,
  type VariableValues,
} from '@baton/schema/proposals';
import { todayHere } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { Blocks } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { useOfferedVariables } from '../variables/use-variables.ts';
import { templateListQuery, templateQuery } from './templates-api.ts';
import { useByTeam } from './use-by-team.ts';

/** What follows its record; what holds for the moment is written as it is. */
const following: readonly ProposalVariable[] = ['account', 'contact', 'deal', 'amount', 'valid-until'];

/** What the text of a proposal offers besides: variables, and blocks of the language that it is written in. */
export const useOwnBlocks = (detail: ProposalDetail, frame: ProposalFrame, values: VariableValues) => {
  const variables = useOfferedVariables(following, values);
  const blocks = useBlocks(detail, frame);
  return useMemo(() => [variables, blocks], [variables, blocks]);
};

const useBlocks = ({ number, variables }: ProposalDetail, { language, validUntil }: ProposalFrame) => {
  const t = useTranslations('proposals.templates');
  const queries = useQueryClient();
  const said = useSaid();
  const { name: owner, role } = useSession();
  const { byId: teams } = useTeams();
  const byTeam = useByTeam();
  const templates = useQuery({ ...templateListQuery(false), enabled: role !== 'guest' }).data?.data;
  return useMemo(() => {
    const put = async (editor: Editor, { id }: ProposalTemplate): Promise<void> => {
      const { body } = await queries.ensureQueryData(templateQuery(id));
      if (editor.isDestroyed) return;
      const source = { ...variables, number, owner };
      const all = variableValues(source, { language, validUntil, today: todayHere() });
      const now = Object.fromEntries(variablesOfMoment.map((name) => [name, all[name]]));
      editor.chain().focus().insertContent(fillVariables(body, now)).run();
    };
    const parts = (templates ?? []).filter((each) => each.kind === 'part' && each.language === language);
    const items = byTeam(parts).flatMap(({ teamId, templates: ofTeam }) => {
      const hint = teamId === null ? undefined : teams.get(teamId)?.name;
      return ofTeam.map((part) => ({
        id: `own block-${part.id}` as const,
        label: part.name,
        ...(hint !== undefined && { hint }),
        keywords: `block template ${t('kinds.part')}`,
        put: (editor: Editor) => void put(editor, part).catch(said.failed),
      }));
    });
    return { id: 'blocks', label: t('blocks'), icon: Blocks, items };
  }, [templates, language, validUntil, number, variables, owner, teams, byTeam, queries, said, t]);
};
