import {
  proposalLanguages,
  proposalVariables,
  templateBody,
  type ProposalTemplateDetail,
} from '@baton/schema/proposals';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { Banner, Button, EmptyState, InlineEdit, Select } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { Problem } from '#shared/api/problem.ts';
import { languageName } from '#shared/i18n/spoken-languages.ts';
import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { useMay } from '#shared/session/session.tsx';
import { Loaded } from '#shared/shell/page.tsx';

import { SubjectField, type NamedSubject } from '../begin/new-proposal.tsx';
import { useOfferedVariables, useShownVariables } from '../variables/use-variables.ts';
import { LiveSheet, SheetSkeleton } from '../view/live-sheet.tsx';
import { KindField } from './new-template.tsx';
import { TeamField } from './team-field.tsx';
import { TemplatePrices } from './template-prices.tsx';
import { templateQuery } from './templates-api.ts';
import { UnsavedTemplate } from './unsaved-template.tsx';
import { usePreview } from './use-preview.ts';
import { useTemplateMoves } from './use-template-moves.ts';

/** The text of a template, for whoever has an editor. */
interface TemplatePlace {
  document: OpenLiveDocument;
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  open: boolean;
  label: string;
  placeholder: string;
  language: string;
  /** What stands at the place of the prices. */
  prices: ReactNode;
  variables: ReturnType<typeof useShownVariables>;
  own: readonly ReturnType<typeof useOfferedVariables>[];
  /** What stands there until the editor does. */
  instead: ReactNode;
}

interface TemplatePageProps {
  templateId: ProposalTemplateId;
  renderText: (place: TemplatePlace) => ReactNode;
}

/** One template or block: what holds for the whole of it, and its text, which several people write at the same time. */
export const TemplatePage = ({ templateId, renderText }: TemplatePageProps) => {
  const t = useTranslations('proposals.templates');
  const query = useQuery({ ...templateQuery(templateId), retry: false });
  const gone = query.error instanceof Problem && query.error.status === 404;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Link
        className="flex shrink-0 items-center gap-1 px-4 pt-3 text-secondary text-text-2 hover:text-text phone:px-6"
        to="/settings/templates"
      >
        <ChevronLeft aria-hidden size={14} />
        {t('title')}
      </Link>
      {gone ? (
        <EmptyState kind="no-access" text={t('goneText')} title={t('gone')} />
      ) : (
        <Loaded query={query} rows={8}>
          {(template) => <OpenTemplate renderText={renderText} template={template} />}
        </Loaded>
      )}
    </div>
  );
};

interface OpenTemplateProps extends Pick<TemplatePageProps, 'renderText'> {
  template: ProposalTemplateDetail;
}

const OpenTemplate = ({ template, renderText }: OpenTemplateProps) => {
  const t = useTranslations('proposals.templates');
  const common = useTranslations('common');
  const [subject, setSubject] = useState<NamedSubject | null>(null);
  const values = usePreview(subject, template.language);
  const variables = useShownVariables(values);
  const offered = useOfferedVariables(proposalVariables, values);
  const own = useMemo(() => [offered], [offered]);
  return (
    <div className="calm-scroll min-h-0 flex-1">
      {/* What stands above the text scrolls away with it: a phone has no room for both. */}
      <div className="flex min-h-full flex-col">
        <TemplateFrame onPreview={setSubject} subject={subject} template={template} />
        <LiveSheet name={`template:${template.id}`}>
          {(document) => (
            <>
              <UnsavedTemplate document={document} />
              {renderText({
                document,
                textOf: templateBody,
                open: template.may.write,
                label: t('textOf', { name: template.name }),
                placeholder: t('placeholder'),
                language: template.language,
                prices: <TemplatePrices document={document} template={template} />,
                variables,
                own,
                instead: <SheetSkeleton label={common('loading')} />,
              })}
            </>
          )}
        </LiveSheet>
      </div>
    </div>
  );
};

interface TemplateFrameProps {
  template: ProposalTemplateDetail;
  subject: NamedSubject | null;
  onPreview: (subject: NamedSubject | null) => void;
}

const TemplateFrame = ({ template, subject, onPreview }: TemplateFrameProps) => {
  const t = useTranslations('proposals.templates');
  const locale = useLocale();
  const managed = useMay('manage-products');
  const { edit, restore } = useTemplateMoves(template);
  const { name, kind, language, teamId, archivedAt, may } = template;
  return (
    <>
      <section className="flex shrink-0 flex-col gap-3 border-b border-line px-4 pt-1 pb-3 phone:px-6">
        <h2 className="text-section font-semibold">
          <InlineEdit
            label={t('name')}
            onSave={(next) => edit({ name: next }, { name })}
            readOnly={!may.write}
            required
            value={name}
          />
        </h2>
        <div className="grid gap-x-4 gap-y-2 phone:grid-cols-2 wide:grid-cols-4">
          <KindField disabled={!may.write} onChange={(next) => edit({ kind: next }, { kind })} value={kind} />
          <Select
            disabled={!may.write}
            label={t('language')}
            onChange={(next) => edit({ language: next }, { language })}
            options={proposalLanguages.map((value) => ({ value, label: languageName(locale, value) }))}
            value={language}
          />
          <TeamField disabled={!may.write} onChange={(next) => edit({ teamId: next }, { teamId })} value={teamId} />
          <SubjectField label={t('preview')} onPick={onPreview} value={subject} />
        </div>
      </section>
      {archivedAt !== null && (
        <Banner actions={managed && <Button onClick={restore}>{t('restore')}</Button>} tone="warning">
          {t('inArchive')}
        </Banner>
      )}
    </>
  );
};
