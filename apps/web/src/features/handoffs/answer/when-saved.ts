import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

const patience = 3_000;

/** Resolves once the server has everything that was written here; after a while all the same, to let it judge. */
export const whenSaved = async (document: OpenLiveDocument | null): Promise<void> => {
  if (document === null) return;
  const { live } = document;
  live.flush();
  const waits = () => live.view.save.kind === 'saving' || live.view.save.kind === 'opening';
  if (!waits()) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = live.subscribe(() => !waits() && done());
    const timer = setTimeout(done, patience);
  });
};
