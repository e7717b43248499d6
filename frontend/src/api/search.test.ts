import { expect, it } from 'vitest';
import { matching, oneOf, search, text } from './search';

const read = search({
  q: text,
  status: oneOf(['open', 'paid']),
  from: matching(/^\d{4}-\d{2}-\d{2}$/),
});

it('keeps what a page knows, as it was written', () => {
  const given = { q: '007', status: 'paid', from: '2026-11-01' };
  expect(read(given)).toEqual(given);
});

const NOTHING = { q: undefined, status: undefined, from: undefined };

it('names as absent what is unknown, empty, or no value of its part', () => {
  expect(read({ q: '', status: 'lost', from: 'yesterday', other: '1' })).toStrictEqual(NOTHING);
  expect(read({ q: ['a', 'b'], status: 1, from: undefined })).toStrictEqual(NOTHING);
});
