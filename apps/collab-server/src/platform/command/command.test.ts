import { refuse } from '@baton/schema/shared';
import { oc } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { accept, command } from './command.ts';
import { query } from './query.ts';

const contract = oc
  .route({ method: 'POST', path: '/things' })
  .input(z.strictObject({}))
  .output(z.strictObject({ ok: z.boolean() }))
  .errors({ full: { status: 409 } });

const parts = { contract, load: async () => ({ n: 1 }), decide: () => accept({ ok: true }) };

// The compiler is the test here: each line below would be an error without its comment, and with a needless one.
test('what no policy speaks of does not type-check', () => {
  // @ts-expect-error a command without `may`
  const silentCommand = () => command(parts);
  // @ts-expect-error a query without `may`
  const silentQuery = () => query({ contract, read: async () => parts.decide().answer });
  // @ts-expect-error a reason of refusal that the contract does not declare
  const unknownReason = () => command({ ...parts, may: () => true, decide: () => refuse('empty') });
  // @ts-expect-error an answer that the contract does not know
  const unknownAnswer = () => command({ ...parts, may: () => true, decide: () => accept({ ok: 'yes' }) });
  expect([silentCommand, silentQuery, unknownReason, unknownAnswer]).toHaveLength(4);
  expect(command({ ...parts, may: () => true }).kind).toBe('command');
});
