import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '../shell/use-said.ts';
import { useUndo } from '../undo/undo.ts';
import type { RecordHome, RecordSection, SomeRecord } from './record-kind.ts';

/** How records of one kind are put away and brought back; each answers which were moved. */
export interface MovedKind {
  section: RecordSection;
  readAgain: (queries: QueryClient) => void;
  move: (way: RecordMove, ids: string[]) => Promise<readonly string[]>;
}
export type RecordMove = (typeof wayTo)[RecordHome];
export type MovedRecord = Pick<SomeRecord, 'id' | 'name' | 'home'>;

const wayTo = { listed: 'restore', archive: 'archive', bin: 'bin' } as const;
/** More are not taken at once. */
const batch = 500;

/** Archives, bins and restores records; each can be taken back. Resolves to whether all of them were moved. */
export const useMoveRecords = ({ section, readAgain, move }: MovedKind) => {
  const queries = useQueryClient();
  const t = useTranslations(section);
  const words = useTranslations('records.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (way: RecordMove, rows: readonly MovedRecord[]): Promise<Set<string>> => {
    const ids = rows.map(({ id }) => id);
    const moved = new Set<string>();
    for (let from = 0; from < ids.length; from += batch) {
      for (const id of await move(way, ids.slice(from, from + batch))) moved.add(id);
    }
    readAgain(queries);
    return moved;
  };
  /** Each to where it was: they may have come from several places. */
  const putBack = async (rows: readonly MovedRecord[]) => {
    for (const [home, of] of Map.groupBy(rows, (each) => each.home)) await send(wayTo[home], of);
  };
  return async (way: RecordMove, rows: readonly MovedRecord[]): Promise<boolean> => {
    try {
      const changed = await send(way, rows);
      const missed = rows.filter(({ id }) => !changed.has(id));
      if (missed.length > 0) said.missed(words('missed', { names: missed.map(({ name }) => name).join(', ') }));
      const moved = rows.filter(({ id }) => changed.has(id));
      if (moved.length > 0) {
        const about = { count: moved.length, name: moved[0]?.name ?? '' };
        undo(t(`did.${way}`, about), () => putBack(moved).catch((error: unknown) => said.failed(error)));
      }
      return missed.length === 0;
    } catch (error) {
      said.failed(error);
      return false;
    }
  };
};
