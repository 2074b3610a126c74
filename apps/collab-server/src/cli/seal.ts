import { createHash } from 'node:crypto';

import { workspaceId } from '@baton/schema/shared';

import { rotateSealKey } from '#features/proposals/sealing/seal-keys.ts';

import { secretOf } from '../secret.ts';
import { UsageError, type CliCommand } from './command-line.ts';
import { openCore } from './open-core.ts';

export const sealRotateCommand: CliCommand = {
  usage: 'seal rotate <workspace>',
  summary: 'Make a new key that the workspace seals signed proposals with; what was sealed before stays valid',
  run: async (words, world) => {
    const workspace = workspaceId.safeParse(words[0]);
    if (!workspace.success || words.length > 1) throw new UsageError('seal rotate takes the id of one workspace');
    const { core, close } = await openCore(world);
    try {
      const ring = { scopes: core.scopes, secret: await secretOf(world.config) };
      const certificate = await rotateSealKey(ring, workspace.data, core.clock.now());
      world.say(`New certificate, SHA-256 ${createHash('sha256').update(certificate).digest('hex')}`);
      return 0;
    } finally {
      await close();
    }
  },
};
