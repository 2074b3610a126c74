import type { ProposalTemplateId } from '@baton/schema/shared';
import { getRouteApi } from '@tanstack/react-router';

import { TemplateText } from '#features/notes/template-text.tsx';
import { TemplatePage } from '#features/proposals/templates/template-page.tsx';

const route = getRouteApi('/app/settings/templates/$templateId');

/** One template of proposals, written with the editor of the notes. */
export const TemplateSettingsPage = () => {
  const templateId = route.useParams().templateId as ProposalTemplateId;
  return (
    <TemplatePage
      key={templateId}
      renderText={({ instead, ...place }) => <TemplateText {...place}>{instead}</TemplateText>}
      templateId={templateId}
    />
  );
};
