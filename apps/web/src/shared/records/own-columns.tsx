import { sortOf, type FieldSubject, type FieldValues } from '@baton/schema/fields';
import { useMemo } from 'react';

import { useFieldWords } from '../fields/field-value-input.tsx';
import { useFields } from '../fields/use-fields.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { Words } from './cells.tsx';

/** A column for each field that the workspace has added to this kind of record. */
export const useOwnColumns = <Row extends { custom: FieldValues }>(subject: FieldSubject): GridColumn<Row>[] => {
  const fields = useFields(subject);
  const words = useFieldWords();
  return useMemo(
    () =>
      fields.map((field): GridColumn<Row> => ({
        id: field.id,
        label: field.name,
        width: 150,
        sort: sortOf(field.id),
        ...((field.kind === 'number' || field.kind === 'money') && { align: 'end' as const }),
        cell: ({ custom }) => <Words text={words(field, custom[field.id])} />,
      })),
    [fields, words],
  );
};
