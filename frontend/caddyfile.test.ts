import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { securityHeaders } from './security.ts';

const caddyfile = readFileSync(new URL('./Caddyfile', import.meta.url), 'utf8');

test.each(Object.entries(securityHeaders(undefined)))(
  'Caddy sends the %s that vite preview sends',
  (name, value) => {
    expect(caddyfile).toContain(`${name} "${value}"`);
  },
);
