/** No longer than this is waited for a quiet moment, in ms. */
const longest = 1_000;
/** Where the browser does not tell quiet moments. */
const otherwise = 150;

/** Does this when what is to be shown has been shown; answers the way to call it off. */
export const whenIdle = (work: () => void): (() => void) => {
  if (typeof globalThis.requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: longest });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, otherwise);
  return () => clearTimeout(timer);
};
