import { Time } from '~/time/Time';
import type { Payout } from './queries';

/** The day on which a payout arrives or arrived, which only Stripe’s estimate tells. */
export function Arrival({ payout }: { payout: Pick<Payout, 'status' | 'expected_at'> }) {
  if (payout.status === 'failed' || payout.status === 'canceled') return <>Did not arrive</>;
  const day = <Time iso={payout.expected_at} as="day" />;
  return payout.status === 'paid' ? day : <>Expected {day}</>;
}
