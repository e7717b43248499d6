/** Until when a card is good, as it stands on it, and whether that is over: it is good for the whole month. */
export function expiryOf(
  { exp_month, exp_year }: { exp_month: number; exp_year: number },
  now: Date,
): { text: string; over: boolean } {
  const text = `${String(exp_month).padStart(2, '0')}/${String(exp_year % 100).padStart(2, '0')}`;
  // The months of a date begin at 0, so this is the first moment of the month after.
  return { text, over: now >= new Date(exp_year, exp_month) };
}
