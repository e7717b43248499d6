import { expect, it } from 'vitest';
import { liabilityWords } from './Breakdown';
import type { Quote } from './queries';
import { wayOn } from './refusals';

const quote = (rest: Partial<Quote>): Quote =>
  ({
    liability: { refunds: 'seller', disputes: 'seller', negative_balances: 'stripe' },
    statement_descriptor_of: 'seller',
    ...rest,
  }) as Quote;

it('says who answers for what', () => {
  expect(liabilityWords(quote({}))).toBe(
    'Refunds and disputes are taken from the seller’s balance; what it lacks, Stripe bears. On the buyer’s statement stands the seller.',
  );
  const platform = { refunds: 'platform', disputes: 'platform', negative_balances: 'platform' };
  expect(
    liabilityWords(
      quote({ liability: platform as Quote['liability'], statement_descriptor_of: 'platform' }),
    ),
  ).toContain('the marketplace’s balance; what it lacks, the marketplace bears');
});

it('knows a way on for every refusal that names an amount, and invents none', () => {
  expect(wayOn('amount_too_small')).toMatch(/Ask for more/);
  expect(wayOn('amount_not_representable')).toBe('Change the amount.');
  expect(wayOn('cross_border_unsupported')).toMatch(/directly/);
  expect(wayOn('something_new')).toBeUndefined();
});
