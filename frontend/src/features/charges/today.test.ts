import { expect, it } from 'vitest';
import type { Charge } from './queries';
import { sumByCurrency } from './today';

const charge = (currency: string, amount: number, status: Charge['status'] = 'succeeded') =>
  ({ currency, status, amount_captured: amount, application_fee: amount / 10 }) as Charge;

it('adds up what was paid, for each currency by itself', () => {
  expect(sumByCurrency([charge('eur', 1000), charge('jpy', 500), charge('eur', 50)])).toEqual([
    { currency: 'eur', payments: 2, volume: 1050, fees: 105 },
    { currency: 'jpy', payments: 1, volume: 500, fees: 50 },
  ]);
});

it('leaves out what was not paid', () => {
  const unpaid = [
    'failed',
    'pending',
    'requires_action',
    'unknown',
    'canceled',
    'authorized',
  ] as const;
  expect(sumByCurrency(unpaid.map((status) => charge('eur', 1000, status)))).toEqual([]);
});
