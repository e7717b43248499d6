import { expect, it } from 'vitest';
import { createIntent } from './intent';

const intent = () => {
  let made = 0;
  return createIntent(() => `key-${++made}`);
};

it('keeps its key while the same body is tried again', () => {
  const form = intent();
  expect(form.keyFor({ amount: 100 })).toBe('key-1');
  expect(form.keyFor({ amount: 100 })).toBe('key-1');
});

it('takes a new key when the body changes, since the old one stands for the old body', () => {
  const form = intent();
  form.keyFor({ amount: 100 });
  expect(form.keyFor({ amount: 200 })).toBe('key-2');
});

it('takes a new key for the same body once the first was carried out', () => {
  const form = intent();
  form.keyFor({ amount: 100 });
  form.done();
  expect(form.keyFor({ amount: 100 })).toBe('key-2');
});
