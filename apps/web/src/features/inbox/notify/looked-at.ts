/** Is this tab in front, with the keyboard? */
export const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

const patience = 200;

/** Tabs of one browser ask one another whether somebody looks; whoever does answers. */
export const lookedAtChannel = () => {
  const channel = new BroadcastChannel('baton.looked-at');
  // A channel is of one origin; it has no target to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (what: 'asked' | 'looked-at') => channel.postMessage(what);
  let answered: (() => void) | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'asked' && isLookedAt()) say('looked-at');
    if (data === 'looked-at') answered?.();
  });
  return {
    elsewhere: (): Promise<boolean> =>
      new Promise((resolve) => {
        answered = () => resolve(true);
        say('asked');
        setTimeout(() => resolve(false), patience);
      }),
    close: () => channel.close(),
  };
};
