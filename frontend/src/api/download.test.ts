import { expect, it } from 'vitest';
import { csvName } from './download';

it.each([
  [['charges', undefined, '2026-11-27'], 'charges-2026-11-27.csv'],
  [['statement', 'Ann’s Café & Söhne', '2026-11-01'], 'statement-anns-cafe-sohne-2026-11-01.csv'],
  [['statement', '../../x\n"y"'], 'statement-x-y.csv'],
  [['市場'], '市場.csv'],
  [[undefined, '…'], 'table.csv'],
])('names a file after %j', (words, name) => {
  expect(csvName(...words)).toBe(name);
});
