import type { DocumentRef } from '#platform/documents/documents.port.ts';

import { UsageError, type CliCommand, type CliWorld } from './command-line.ts';
import { openCore } from './open-core.ts';

export const projectCommand: CliCommand = {
  usage: 'project [--rebuild]',
  summary: 'Bring the rows to the end of the log; --rebuild writes all rows of live documents anew',
  run: async (words, world) => {
    const unknown = words.find((word) => word !== '--rebuild');
    if (unknown !== undefined) throw new UsageError(`project does not know "${unknown}"`);
    const rebuild = words.includes('--rebuild');
    const { core, close } = await openCore(world);
    try {
      const { projector } = core;
      const refs = await (rebuild ? projector.everything() : projector.behind());
      const failed = await eachOf(refs, rebuild ? projector.rebuild : projector.bring, world);
      world.say(`${refs.length - failed} documents projected, ${failed} failed`);
      return failed === 0 ? 0 : 1;
    } finally {
      await close();
    }
  },
};

/** One that cannot be projected must not keep the others from it. */
const eachOf = async (
  refs: readonly DocumentRef[],
  work: (ref: DocumentRef) => Promise<unknown>,
  { log, say }: CliWorld,
): Promise<number> => {
  let failed = 0;
  for (const ref of refs) {
    try {
      await work(ref);
    } catch (err) {
      failed += 1;
      log.error({ err, document: ref.id }, 'a document could not be projected');
      say(`  ${ref.kind}:${ref.id} failed`);
    }
  }
  return failed;
};
