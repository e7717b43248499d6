import { expect, it } from 'vitest';
import { disabledWords, requirementWords } from './requirements';

it('says what Stripe asks for in words, and the parts of one fact in the same', () => {
  expect(requirementWords('external_account')).toBe('A bank account for payouts');
  for (const part of ['day', 'month', 'year']) {
    expect(requirementWords(`representative.dob.${part}`)).toBe(
      'The representative’s date of birth',
    );
  }
  expect(requirementWords('individual.address.city')).toBe('Your address');
});

it('shows what it does not know by Stripe’s own name', () => {
  expect(requirementWords('person_1.political_exposure')).toBe('person 1 › political exposure');
  expect(disabledWords('rejected.new_reason')).toBe('Stripe’s reason: rejected, new reason.');
});
