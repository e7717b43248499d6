import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generate } from '../scripts/generate.mjs';

it('has the types that openapi.json describes: else run `npm run generate`', async () => {
  const committed = await readFile(new URL('../src/schema.ts', import.meta.url), 'utf8');
  expect(committed === (await generate())).toBe(true);
});
