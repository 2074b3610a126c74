import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useProblemText } from '../i18n/problem-text.ts';
import { useSaid } from '../shell/use-said.ts';
import { useUndo } from '../undo/undo.ts';
import type { RecordSection } from './record-kind.ts';

/** How several records of one kind are changed. */
export interface EditedRows<Row, Change> {
  section: RecordSection;
  patch: (queries: QueryClient, changes: ReadonlyMap<string, Partial<Row>>) => void;
  readAgain: (queries: QueryClient) => void;
  /** Answers which were changed; at most 500 are sent at once. */
  edit: (changes: readonly (readonly [id: string, change: Change])[]) => Promise<readonly string[]>;
}

const batch = 500;

/** Changes several records at once: shown before the server answers, those missed are named, one undo takes all back. */
export const useEditRecords = <Row extends { id: string; name: string }, Change extends Partial<Row>>({
  section,
  patch,
  readAgain,
  edit,
}: EditedRows<Row, Change>) => {
  const queries = useQueryClient();
  const t = useTranslations(section);
  const words = useTranslations('records.did');
  const said = useSaid();
  const undo = useUndo();
  const problemText = useProblemText();
  const send = async (changes: ReadonlyMap<string, Change>): Promise<Set<string>> => {
    patch(queries, changes);
    const all = [...changes];
    const changed = new Set<string>();
    for (let from = 0; from < all.length; from += batch) {
      for (const id of await edit(all.slice(from, from + batch))) changed.add(id);
    }
    readAgain(queries);
    return changed;
  };
  return async (rows: readonly Row[], change: Change): Promise<void> => {
    const before = new Map(rows.map((row) => [row.id, valuesBefore(row, change)]));
    const names = (of: readonly Row[]) => of.map(({ name }) => name).join(', ');
    try {
      const changed = await send(new Map(rows.map(({ id }) => [id, change])));
      const missed = rows.filter(({ id }) => !changed.has(id));
      patch(queries, new Map(missed.map(({ id }) => [id, before.get(id) ?? {}])));
      if (missed.length > 0) said.missed(words('missed', { names: names(missed) }));
      const back = new Map([...before].filter(([id]) => changed.has(id)));
      if (back.size === 0) return;
      const name = rows.find(({ id }) => back.has(id))?.name ?? '';
      undo(t('did.edited', { count: back.size, name }), () => send(back).catch((error: unknown) => said.failed(error)));
    } catch (error) {
      patch(queries, before);
      said.missed(`${problemText(error)} ${words('notChanged', { names: names(rows) })}`);
      readAgain(queries);
    }
  };
};

const valuesBefore = <Row, Change extends Partial<Row>>(row: Row, change: Change): Change =>
  Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof Row]])) as Change;
