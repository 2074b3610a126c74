import type { Documents } from '@baton/collab-server/platform/documents/documents.port.ts';

const absent = (): never => {
  throw new Error('this command writes live documents, but the application was composed without them');
};

/** For compositions without live documents: any use is a broken promise of the program. */
export const absentDocuments: Documents = {
  create: absent,
  withDocuments: absent,
  shareAuthors: absent,
  settled: () => undefined,
};
