import { expect, it } from 'vitest';
import { safeReturnPath } from './returnPath';

const origin = 'http://localhost:8080';

it.each([
  '/charges',
  '/charges/charge_01h?tab=1#top',
  '/connect/callback?code=ac_1&state=x',
  '/sellers/new',
])('returns to %s, which is ours', (path) => expect(safeReturnPath(path, origin)).toBe(path));

it.each([
  undefined,
  '',
  'https://evil.example/charges',
  '//evil.example/charges',
  '/\\evil.example/charges',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/login',
  '/chargesx',
  '/charges/../login',
  'charges',
])('goes home instead of %s', (path) => expect(safeReturnPath(path, origin)).toBe('/'));
