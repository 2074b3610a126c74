import { fields, type Field, type FieldSubject } from '@baton/schema/fields';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { apiOf } from '../api/client.ts';
import { useMay } from '../session/session.tsx';

export const fieldsApi = apiOf({ fields });

/** The workspace's own fields of one kind of record, in their order; without retired ones. */
export const useFields = (subject: FieldSubject): readonly Field[] => {
  const enabled = useMay('see-members');
  const { data } = useQuery(
    fieldsApi.fields.list.queryOptions({ meta: { facts: ['field.'], kept: true }, staleTime: 5 * 60_000, enabled }),
  );
  return useMemo(
    () => (data?.data ?? []).filter((field) => field.subject === subject && !field.retired),
    [data, subject],
  );
};
