import { fieldKinds, fieldSubjects, type Field, type FieldKind, type FieldSubject } from '@baton/schema/fields';
import {
  EmptyState,
  IconButton,
  InlineEdit,
  Menu,
  SegmentedControl,
  Select,
  StatusPill,
  TextArea,
  TextField,
  type MenuEntry,
} from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { fieldsApi as api } from '#shared/fields/use-fields.ts';
import { useMay } from '#shared/session/session.tsx';
import { AddDialog, AddForm } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

/** Fields that the workspace adds to its accounts and contacts. */
export const FieldSettings = () => {
  const t = useTranslations('fields');
  const may = useMay('manage-fields');
  const [subject, setSubject] = useState<FieldSubject>('account');
  const list = useQuery(api.fields.list.queryOptions({ meta: { facts: ['field.'] } }));
  const add = may && (
    <AddDialog label={t('add')}>{(done) => <NewFieldForm onDone={done} subject={subject} />}</AddDialog>
  );
  return (
    <PageColumn actions={add} text={t('text')} title={t('title')}>
      <div>
        <SegmentedControl
          label={t('of')}
          onChange={setSubject}
          options={fieldSubjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
          value={subject}
        />
      </div>
      <Loaded query={list}>
        {({ data }) => {
          const own = data.filter((field) => field.subject === subject);
          if (own.length === 0) {
            return (
              <EmptyState
                icon={<ListPlus size={20} strokeWidth={1.5} />}
                kind="first"
                text={t('firstText')}
                title={t('first')}
              />
            );
          }
          return (
            <Panel>
              <ul>
                {own.map((field, at) => (
                  <FieldRow at={at} editable={may} field={field} fields={own} key={field.id} />
                ))}
              </ul>
            </Panel>
          );
        }}
      </Loaded>
    </PageColumn>
  );
};

const useReadAgain = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: api.fields.key() });
};

type Change = Partial<Pick<Field, 'name' | 'retired' | 'options'>>;

const FieldRow = ({
  field,
  fields,
  at,
  editable,
}: {
  field: Field;
  fields: readonly Field[];
  at: number;
  editable: boolean;
}) => {
  const t = useTranslations('fields');
  const readAgain = useReadAgain();
  const said = useSaid();
  const edit = useMutation({
    mutationFn: (change: Change) => api.fields.edit.call({ fieldId: field.id, ...change }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const arrange = useMutation({
    mutationFn: (fieldIds: Field['id'][]) => api.fields.arrange.call({ subject: field.subject, fieldIds }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const save = (change: Change, before: Change) =>
    edit.mutate(change, {
      onSuccess: () => said.done(t('changed', { name: field.name }), () => edit.mutate(before)),
    });
  const moveBy = (step: number) => () => {
    const ids = fields.map(({ id }) => id).filter((id) => id !== field.id);
    arrange.mutate([...ids.slice(0, at + step), field.id, ...ids.slice(at + step)]);
  };
  const entries: MenuEntry[] = [
    { id: 'up', label: t('up'), disabled: at === 0, onSelect: moveBy(-1) },
    { id: 'down', label: t('down'), disabled: at === fields.length - 1, onSelect: moveBy(1) },
    {
      id: 'retire',
      label: t(field.retired ? 'use' : 'retire'),
      onSelect: () => save({ retired: !field.retired }, { retired: field.retired }),
    },
  ];
  return (
    <li className="flex min-h-11 flex-col justify-center border-b border-line py-1 pr-2 pl-3 last:border-0">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <InlineEdit
            className="font-medium"
            label={t('name')}
            onSave={(name) => save({ name }, { name: field.name })}
            readOnly={!editable}
            required
            value={field.name}
          />
        </div>
        {field.retired && <StatusPill>{t('retired')}</StatusPill>}
        <span className="shrink-0 text-secondary text-text-3">{t(`kind.${field.kind}`)}</span>
        {editable && (
          <Menu
            align="end"
            entries={entries}
            trigger={
              <IconButton icon={<Ellipsis size={16} />} label={t('more', { name: field.name })} tooltip={false} />
            }
          />
        )}
      </div>
      {field.kind === 'select' && (
        <InlineEdit
          className="text-secondary text-text-3"
          label={t('options')}
          onSave={(text) => save({ options: optionsFrom(text.split(','), field) }, { options: field.options })}
          readOnly={!editable}
          required
          value={field.options.map(({ label }) => label).join(', ')}
        />
      )}
    </li>
  );
};

/** Choices as they were typed; one that keeps its name keeps its id, and one renamed in its place does too. */
const optionsFrom = (typed: readonly string[], field: Field | null): Field['options'] => {
  const labels = [...new Set(typed.map((label) => label.trim()).filter(Boolean))];
  const known = field?.options ?? [];
  return labels.map((label, at) => {
    const same = known.find((option) => option.label === label);
    const renamed = known[at] !== undefined && !labels.includes(known[at].label) ? known[at] : undefined;
    return { id: (same ?? renamed)?.id ?? newId(), label };
  });
};

const NewFieldForm = ({ subject, onDone }: { subject: FieldSubject; onDone: () => void }) => {
  const t = useTranslations('fields');
  const readAgain = useReadAgain();
  const said = useSaid();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [options, setOptions] = useState('');
  const define = useMutation({
    mutationFn: () =>
      api.fields.define.call({
        subject,
        name,
        kind,
        options: kind === 'select' ? optionsFrom(options.split('\n'), null) : [],
      }),
    onSuccess: async () => {
      said.done(t('created', { name }));
      await readAgain();
      onDone();
    },
  });
  return (
    <AddForm label={t('add')} making={define}>
      <TextField label={t('name')} maxLength={80} onChange={setName} required value={name} />
      <Select
        label={t('kindLabel')}
        onChange={setKind}
        options={fieldKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
      />
      {kind === 'select' && (
        <TextArea hint={t('optionsHint')} label={t('options')} onChange={setOptions} rows={5} value={options} />
      )}
    </AddForm>
  );
};
