import {
  beginningOfNodes,
  pricingBrief,
  proposalTemplateArchived,
  proposalTemplateCreated,
  proposalTemplateEdited,
  proposalTemplateRestored,
  templateValues,
  type ProposalTemplate,
  type ProposalTemplateDetail,
  type TemplatePricing,
  type TemplateValues,
} from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';
import { present, proposalTemplateId, refuse, sameValue } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** More than anybody chooses from. */
const mostTemplates = 500;

/** What writing another template has to know; what it says is written with it. */
export interface ToWrite {
  taken: boolean;
  count: number;
  body: PlainNode[];
  pricing: TemplatePricing;
}

/** Whose it is to be: everybody's, or a team's of the workspace. */
export interface OfTeam {
  teamKnown: boolean;
}

/** Rule PP6. */
export const decideWriteTemplate = (
  { taken, count, body, pricing }: ToWrite,
  { name, kind, language, teamId }: TemplateValues,
  { newId, actor, now }: Moment,
) => {
  if (taken) return refuse('template-name-taken');
  if (count >= mostTemplates) return refuse('too-many-templates', { limit: mostTemplates });
  const at = now.toISOString();
  const template: ProposalTemplateDetail = {
    id: proposalTemplateId.parse(newId()),
    name,
    kind,
    language,
    teamId,
    begins: beginningOfNodes(body),
    ...pricingBrief(pricing),
    used: 0,
    createdAt: at,
    editedAt: at,
    editedBy: actor.member,
    archivedAt: null,
    body,
    pricing,
    may: { write: true },
  };
  const values = { name, kind, language, teamId };
  return accept(template, proposalTemplateCreated({ ...about(template), data: { values } }));
};

/** Rule PP39. */
export const decideCreateTemplate = (
  { teamKnown, ...room }: ToWrite & OfTeam,
  values: TemplateValues,
  moment: Moment,
) => (teamKnown ? decideWriteTemplate(room, values, moment) : refuse('team-not-found'));

type Changes = { [Key in keyof TemplateValues]?: TemplateValues[Key] | undefined };

/** One fact for each field that is another afterwards. Proposals that began with it stay as they are. */
export const decideEditTemplate = (
  { template, taken, teamKnown }: { template: ProposalTemplate } & Pick<ToWrite, 'taken'> & OfTeam,
  { templateId: _id, ...changes }: Changes & { templateId: ProposalTemplate['id'] },
) => {
  if (template.archivedAt !== null) return refuse('template-archived');
  if (taken) return refuse('template-name-taken');
  if (!teamKnown) return refuse('team-not-found');
  const given: Partial<TemplateValues> = present(changes);
  const facts = templateValues.keyof().options.flatMap((field) => {
    const [from, to] = [template[field], given[field]];
    return to === undefined || sameValue(from, to)
      ? []
      : [proposalTemplateEdited({ ...about(template), data: { field, from, to } })];
  });
  return accept<ProposalTemplate>({ ...template, ...given }, ...facts);
};

export const decideArchiveTemplate = (
  { template }: { template: ProposalTemplate },
  _input: object,
  { now }: Pick<Moment, 'now'>,
) =>
  template.archivedAt !== null
    ? refuse('template-archived')
    : accept<ProposalTemplate>(
        { ...template, archivedAt: now.toISOString() },
        proposalTemplateArchived({ ...about(template), data: {} }),
      );

export const decideRestoreTemplate = ({ template, taken }: { template: ProposalTemplate; taken: boolean }) => {
  if (template.archivedAt === null) return refuse('template-not-archived');
  if (taken) return refuse('template-name-taken');
  return accept<ProposalTemplate>(
    { ...template, archivedAt: null },
    proposalTemplateRestored({ ...about(template), data: {} }),
  );
};

const about = ({ id }: Pick<ProposalTemplate, 'id'>) => ({ subject: { kind: 'proposal-template', id } });
