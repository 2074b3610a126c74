import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** Where a page ends: the value that the list is ordered by, and the id that breaks ties. */
export type CursorPlace = readonly [value: string | null, id: string];

/** A cursor is opaque to callers; one that was made up reads as null and begins the list anew. */
export const readCursor = (cursor: string | undefined): CursorPlace | null => {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place) || place.length !== 2) return null;
    const [value, id] = place as unknown[];
    const isPlace = (value === null || typeof value === 'string') && typeof id === 'string' && uuid.test(id);
    return isPlace ? [value, id] : null;
  } catch {
    return null;
  }
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const writeCursor = (place: CursorPlace): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The envelope of a list from one row more than the page holds. */
export const pageOf = <Row, Shown>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Shown,
  placeOf: (row: Row) => CursorPlace,
) => {
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return {
    data: rows.slice(0, limit).map(show),
    page: { next_cursor: more ? writeCursor(placeOf(last)) : null, has_more: more },
  };
};

/** The same where rows are read further before they are shown, each under its own id; what is not shown is passed over. */
export const pageOfShown = <Shown extends { id: string }>(
  rows: readonly { row: { id: string }; key: string | null }[],
  shown: readonly Shown[],
  limit: number,
) => {
  const byId = new Map<string, Shown>(shown.map((each) => [each.id, each]));
  const { data, page } = pageOf(
    rows,
    limit,
    ({ row }) => byId.get(row.id),
    ({ row, key }) => [key, row.id],
  );
  return { data: data.filter((each) => each !== undefined), page };
};

/** Whether PostgreSQL can read this text of a cursor, which anybody can make up. */
const readable = {
  text: (value: string) => !value.includes('\0'),
  numeric: (value: string) => /^-?\d{1,400}(\.\d{1,400})?$/.test(value),
  bigint: (value: string) => /^-?\d{1,18}$/.test(value),
  date: (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  timestamptz: (value: string) => /^\d{4}-\d\d-\d\d[ T][\d:.+-]+$/.test(value) && !Number.isNaN(Date.parse(value)),
};

/** The order of a list by one expression, rows without a value last, ids breaking ties. */
export const orderBy = (
  key: SQL | AnyColumn,
  id: AnyColumn,
  { type, descending }: { type: keyof typeof readable; descending: boolean },
) => ({
  /** Select it too: the next cursor needs it. */
  key: sql<string | null>`(${key})::text`,
  by: [sql`${key} ${descending ? sql`desc` : sql`asc`} nulls last`, sql`${id} asc`],
  after: (cursor: string | undefined): SQL | undefined => {
    const place = readCursor(cursor);
    if (!place) return undefined;
    const [value, after] = place;
    if (value !== null && !readable[type](value)) return undefined;
    if (value === null) return sql`(${key} is null and ${id} > ${after}::uuid)`;
    const than = descending ? sql`<` : sql`>`;
    const bound = sql`${value}::${sql.raw(type)}`;
    return sql`(${key} ${than} ${bound} or (${key} = ${bound} and ${id} > ${after}::uuid) or ${key} is null)`;
  },
});

/** By name, accents and case aside. */
export const nameOrder = (name: AnyColumn, id: AnyColumn) =>
  orderBy(sql`fold_text(${name})`, id, { type: 'text', descending: false });

/** Rows with `part` anywhere in this text, accents and case aside; everything when there is none. */
export const containing = (text: AnyColumn, part: string | undefined): SQL | undefined =>
  part ? sql`position(fold_text(${part}) in fold_text(${text})) > 0` : undefined;
