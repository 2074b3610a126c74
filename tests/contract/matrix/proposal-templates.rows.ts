import { colleagues, leaders } from './callers.ts';
import type { MatrixRows } from './rows.ts';

const template = (name: string) => ({
  name,
  kind: 'part',
  language: 'fr',
  blocks: [{ kind: 'paragraph', text: '{{account}}' }],
});

/** Templates and blocks are the workspace's: colleagues read them, whoever keeps the price list writes them. */
export const proposalTemplatesRows: MatrixRows = {
  'GET /proposal-templates': { 'in use': { may: colleagues } },
  'POST /proposal-templates': {
    new: { input: () => template('New'), may: leaders },
    'of a taken name': { input: ({ canary }) => template(`${canary} template`), may: leaders, answers: 409 },
    'of a team that one is not in': {
      input: ({ workspace }) => ({ ...template('Of support'), teamId: workspace.teams.support }),
      may: leaders,
    },
    'of a team that is not there': {
      input: ({ things }) => ({ ...template('Of nobody'), teamId: things['template'] }),
      may: leaders,
      answers: 409,
    },
  },
  'GET /proposal-templates/{templateId}': {
    'in use': { input: ({ things }) => ({ templateId: things['template'] }), may: colleagues },
    archived: { input: ({ things }) => ({ templateId: things['archivedTemplate'] }), may: colleagues },
  },
  'POST /proposal-templates/{templateId}/copy': {
    'in use': { input: ({ things }) => ({ templateId: things['template'], name: 'Copied' }), may: leaders },
    archived: { input: ({ things }) => ({ templateId: things['archivedTemplate'], name: 'Copied' }), may: leaders },
  },
  'PATCH /proposal-templates/{templateId}': {
    'in use': { input: ({ things }) => ({ templateId: things['template'], language: 'it' }), may: leaders },
    'for a team that is not there': {
      input: ({ things }) => ({ templateId: things['template'], teamId: things['template'] }),
      may: leaders,
      answers: 409,
    },
  },
  'POST /proposal-templates/{templateId}/archive': {
    'in use': { input: ({ things }) => ({ templateId: things['template'] }), may: leaders },
  },
  'POST /proposal-templates/{templateId}/restore': {
    archived: { input: ({ things }) => ({ templateId: things['archivedTemplate'] }), may: leaders },
    'in use': { input: ({ things }) => ({ templateId: things['template'] }), may: leaders, answers: 409 },
  },
};
