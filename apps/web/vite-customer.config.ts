import { defineConfig } from 'vite';

/**
 * The customer's page: built after the application, beside it, and apart from it, so that nothing that the application
 * loads is loaded by somebody who opens a proposal once on a phone. It is written in React as everything here; as it
 * asks so little of it, Preact stands in for it, which is a sixth of its size.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: { input: 'customer.html' },
  },
});
