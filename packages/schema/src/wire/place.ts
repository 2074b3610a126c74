/**
 * Where a person is, as they say it of themselves: a document or a page, and while they edit the field they are in:
 * `account:<id>#sector`. Who is told of it is decided by the page, whatever the field.
 */
export interface Place {
  page: string;
  kind: string;
  id: string;
  field: string | null;
}

const shape = /^(([a-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))(?:#([\w:.-]{1,80}))?$/;

/** A place as it was said; null for one that nobody can be told of. */
export const parsePlace = (where: string): Place | null => {
  const [, page, kind, id, field] = shape.exec(where) ?? [];
  return page === undefined || kind === undefined || id === undefined ? null : { page, kind, id, field: field ?? null };
};
