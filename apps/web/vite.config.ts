import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { offlineBuild } from './worker/offline-build.ts';

/** Where a development server forwards to. */
const server = process.env['BATON_URL'] ?? 'http://127.0.0.1:4710';

export default defineConfig({
  plugins: [react(), tailwindcss(), offlineBuild()],
  resolve: { dedupe: ['react', 'react-dom', 'yjs', 'lib0'] },
  build: {
    // The content security policy allows no inline script, style or data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      output: {
        // Three chunks that rarely change; pages and languages are chunks of their own by `import()`.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-intl|intl-messageformat|@formatjs)/,
            },
            { name: 'live', test: /node_modules[\\/](yjs|lib0|y-protocols|@hocuspocus|idb)/ },
            { name: 'kit', test: /node_modules[\\/](@base-ui|@floating-ui|lucide-react|zod|@orpc)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/collab': { target: server, ws: true } } },
});
