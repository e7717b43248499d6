import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { securityHeaders, stripeJsOrigin } from './security.ts';

const api = process.env.SOUK_API_URL ?? 'http://127.0.0.1:8081';
const proxy = Object.fromEntries(
  ['/v1', '/healthz', '/openapi.json', '/docs'].map((path) => [path, { target: api }]),
);

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      codeSplittingOptions: {
        // What a page asks for first comes with the page. The buyer's pages ask before they are
        // here, and load nothing of the others'.
        splitBehavior: ({ routeId }) =>
          routeId.startsWith('/pay/')
            ? undefined
            : [['loader', 'component'], ['errorComponent'], ['notFoundComponent']],
      },
      quoteStyle: 'single',
      semicolons: true,
    }),
    react(),
  ],
  resolve: {
    alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  server: { proxy },
  preview: { proxy, headers: securityHeaders(stripeJsOrigin(process.env.SOUK_STRIPE_JS_ORIGIN)) },
  build: {
    // The browsers that have `light-dark()`, widely available since 2024: for older ones the CSS
    // minifier would replace it by variables that Mantine's `color-scheme` never sets.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs, in one file: many small ones compress worse.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|use-sync-external-store|clsx|openapi-fetch)\//,
            },
          ],
        },
      },
    },
    // For scripts/sizes.mjs.
    manifest: true,
  },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { name: 'rules', environment: 'node', include: ['src/**/*.test.ts', '*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'jsdom',
          testTimeout: 40_000,
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
