import { file, mostVersions, upload, type AccountFile } from '@baton/schema/files';
import { describe, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { aMoment } from '#tests/a-moment.ts';

import { decideAddVersion, decideArchive, decideCreate, decideRename, decideRestore } from './files.decide.ts';

const [now, later] = [new Date('2026-11-26T10:00:00.000Z'), new Date('2026-11-26T11:00:00.000Z')];

const anUpload = (about = {}) =>
  upload.parse({ uploadId: newId(), type: 'application/pdf', bytes: 12, sha256: 'a'.repeat(64), ...about });
const aFile = (about: Partial<AccountFile> = {}) =>
  file.parse({
    id: newId(),
    accountId: newId(),
    name: 'plan.pdf',
    type: 'application/pdf',
    bytes: 12,
    version: 1,
    createdBy: newId(),
    createdAt: now.toISOString(),
    changedBy: null,
    changedAt: now.toISOString(),
    archivedAt: null,
    ...about,
  });
const moment = aMoment({ now: later });

describe('a file', () => {
  test('[FI2] is made of what was sent, under the name it was given', () => {
    const [sent, accountId] = [anUpload(), aFile().accountId];
    expect(decideCreate({ upload: sent }, { accountId, name: 'Devis.pdf' }, moment)).toMatchObject({
      answer: { name: 'Devis.pdf', version: 1, type: 'application/pdf', bytes: 12, accountId },
      facts: [{ type: 'file.uploaded', account: accountId, data: { name: 'Devis.pdf', uploadId: sent.uploadId } }],
    });
  });

  test('[FI2] is not made of what is not there or has been used', () => {
    const input = { accountId: aFile().accountId, name: 'x' };
    expect(decideCreate({ upload: null }, input, moment)).toEqual({ refused: 'upload-not-there' });
    expect(decideAddVersion({ file: aFile(), upload: null }, {}, moment)).toEqual({ refused: 'upload-not-there' });
  });

  test('a new version counts on, keeps the name and says what it is now', () => {
    const added = decideAddVersion(
      { file: aFile({ version: 3 }), upload: anUpload({ type: 'image/png', bytes: 7 }) },
      {},
      moment,
    );
    expect(added).toMatchObject({
      answer: { name: 'plan.pdf', version: 4, type: 'image/png', bytes: 7, changedAt: later.toISOString() },
      facts: [{ type: 'file.version-added', data: { version: 4, name: 'plan.pdf' } }],
    });
  });

  test('has versions without end only for nobody', () => {
    const full = decideAddVersion({ file: aFile({ version: mostVersions }), upload: anUpload() }, {}, moment);
    expect(full).toEqual({ refused: 'too-many-versions', detail: { limit: mostVersions } });
  });

  test('keeps quiet about a name that stays', () => {
    expect(decideRename({ file: aFile() }, { name: 'plan.pdf' })).toMatchObject({ facts: [] });
    expect(decideRename({ file: aFile() }, { name: 'Plan 2.pdf' })).toMatchObject({
      facts: [{ type: 'file.renamed', data: { name: 'Plan 2.pdf', before: 'plan.pdf' } }],
    });
  });

  test('[FI5] in the bin changes no more, and comes back out of it', () => {
    const binned = aFile({ archivedAt: now.toISOString() });
    for (const refused of [
      decideAddVersion({ file: binned, upload: anUpload() }, {}, moment),
      decideRename({ file: binned }, { name: 'x' }),
      decideArchive({ file: binned }, {}, moment),
    ]) {
      expect(refused).toEqual({ refused: 'file-archived' });
    }
    expect(decideRestore({ file: binned })).toMatchObject({ answer: { archivedAt: null } });
    expect(decideRestore({ file: aFile() })).toEqual({ refused: 'file-not-archived' });
    expect(decideArchive({ file: aFile() }, {}, moment)).toMatchObject({ answer: { archivedAt: later.toISOString() } });
  });
});
