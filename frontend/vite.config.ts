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
  build: { target: 'es2022', reportCompressedSize: false },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', '*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
});
