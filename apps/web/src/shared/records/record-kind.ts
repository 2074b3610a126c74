import type { FieldValues } from '@baton/schema/fields';
import type { MemberId } from '@baton/schema/shared';

/** Where a record is kept: in the lists, put away, or in the bin. */
export type RecordHome = 'listed' | 'archive' | 'bin';

/** What every record has, whichever kind it is of. */
export interface SomeRecord {
  id: string;
  name: string;
  ownerId: MemberId | null;
  custom: FieldValues;
  home: RecordHome;
}

/** Sections of the catalogue that name one kind of record each. */
export type RecordSection = 'accounts' | 'contacts';
