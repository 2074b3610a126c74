import { z } from 'zod';

import { visibility } from '../shared/access.ts';
import { factType } from '../shared/fact.ts';
import { memberId } from '../shared/id.ts';
import { accountKind } from './account.ts';

export const accountCreated = factType('account.created', {
  name: z.string(),
  kind: accountKind,
  sector: z.string().nullable(),
  visibility,
  ownerId: memberId.nullable(),
});
