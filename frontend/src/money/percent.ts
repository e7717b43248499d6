import type { Parsed } from './parse';

/** Reads `12,5` or `12.5` as 1250 basis points, exactly; more than two decimals are refused. */
export function parsePercent(typed: string): Parsed {
  const text = typed.trim().replace(/\s*%$/, '');
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return { ok: false, reason: 'Write a percentage such as 10 or 2.5.' };
  const points = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  if (points > 10_000) return { ok: false, reason: 'At most 100 %.' };
  return { ok: true, amount: points };
}
