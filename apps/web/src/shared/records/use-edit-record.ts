import { withChanges, type FieldChanges, type FieldValues } from '@baton/schema/fields';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '../shell/use-said.ts';
import { useUndo } from '../undo/undo.ts';
import type { RecordSection, SomeRecord } from './record-kind.ts';

/** Values of a record's fields that are to be others, the workspace's own among them. */
export type RecordChange<Values> = Partial<Values> & { custom?: FieldChanges };

/** How one kind of record is read, shown and changed. */
export interface EditedKind<One, Values> {
  section: RecordSection;
  queryKey: readonly unknown[];
  /** Writes a change into everything that is shown. */
  patch: (queries: QueryClient, change: Partial<One>) => void;
  edit: (change: RecordChange<Values>) => Promise<One>;
}

/** Changes fields of one record: shown at once, put back with the reason when the server refuses, taken back by undo. */
export const useEditRecord = <One extends SomeRecord, Values extends object>(
  record: One,
  { section, queryKey, patch, edit }: EditedKind<One, Values>,
): ((change: RecordChange<Values>) => void) => {
  const queries = useQueryClient();
  const t = useTranslations(section);
  const said = useSaid();
  const undo = useUndo();
  const show = ({ custom, ...values }: RecordChange<Values>) => {
    const known = queries.getQueryData<One>(queryKey) ?? record;
    patch(queries, {
      ...values,
      ...(custom && { custom: withChanges(known.custom, custom) }),
    } as unknown as Partial<One>);
  };
  const send = async (change: RecordChange<Values>, before: RecordChange<Values>): Promise<boolean> => {
    show(change);
    try {
      queries.setQueryData(queryKey, await edit(change));
      return true;
    } catch (error) {
      show(before);
      said.failed(error);
      return false;
    }
  };
  return (change) => {
    const before = beforeOf(record, change);
    void send(change, before).then(
      (ok) => ok && undo(t('did.edited', { count: 1, name: record.name }), () => void send(before, change)),
    );
  };
};

/** What these fields hold before a change of them. */
const beforeOf = <One extends { custom: FieldValues }, Change extends { custom?: FieldChanges }>(
  record: One,
  { custom, ...values }: Change,
): Change =>
  ({
    ...Object.fromEntries(Object.keys(values).map((key) => [key, record[key as keyof One]])),
    ...(custom && {
      custom: Object.fromEntries(
        Object.keys(custom).map((id) => [id, record.custom[id as keyof typeof record.custom] ?? null]),
      ),
    }),
  }) as Change;
