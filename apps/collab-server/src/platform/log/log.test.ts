import { DrizzleQueryError } from 'drizzle-orm';
import { PostgresError } from 'postgres';
import { expect, it } from 'vitest';

import { createLog } from './log.ts';

it('an error in the log names the fault and none of the contents', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const cause = Object.assign(new PostgresError('invalid input syntax: "hush money"'), { code: '22P02' });
  const err = new DrizzleQueryError('insert into notes values ($1)', ['hush money'], cause);
  log.error({ err, password: 'hunter2' }, 'request failed');
  expect(lines.join('')).toContain('insert into notes');
  expect(lines.join('')).toContain('22P02');
  expect(lines.join('')).not.toMatch(/hush money|hunter2/);
});
