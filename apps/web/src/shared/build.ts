/** Names the build that this page runs; the same name stands in the worker that keeps its files. */
export const build: string =
  globalThis.document?.querySelector('meta[name="baton-build"]')?.getAttribute('content') ?? 'development';
