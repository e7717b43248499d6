import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loaded } from '~/api/Loaded';
import { Money } from '~/money/Money';
import { Time } from '~/time/Time';
import { Figure, Figures } from '~/ui/Figure';
import { balanceQuery, type SellerBalance } from './queries';

interface BalanceFiguresProps {
  sellerId: string;
  /** What is shown while there is nothing. */
  currency: string;
}

/** What a seller has at Stripe, currency by currency, and what arrives next. */
export function BalanceFigures({ sellerId, currency }: BalanceFiguresProps) {
  const query = useQuery(balanceQuery(sellerId));
  return (
    <Loaded query={query} skeleton={<Skeleton height={92} radius="lg" />}>
      {(balance) => balance && <Known balance={balance} currency={currency} sellerId={sellerId} />}
    </Loaded>
  );
}

function Known({ balance, currency, sellerId }: BalanceFiguresProps & { balance: SellerBalance }) {
  const { next_payout } = balance;
  const balances =
    balance.balances.length > 0 ? balance.balances : [{ currency, available: 0, pending: 0 }];
  // The payout stands beside the balance that it was taken from, or else beside the first.
  const beside =
    balances.find((line) => line.currency === next_payout?.currency)?.currency ??
    balances[0]?.currency;
  return balances.map((line) => (
    <Figures key={line.currency}>
      <Figure
        label={balances.length > 1 ? `Available, ${line.currency.toUpperCase()}` : 'Available'}
        note={line.available < 0 ? 'You owe it; it is taken from what comes in' : 'Can be paid out'}
      >
        <Money amount={line.available} currency={line.currency} />
      </Figure>
      <Figure
        label="Pending"
        note={line.pending < 0 ? 'Will be taken from it later' : 'Will be available later'}
      >
        <Money amount={line.pending} currency={line.currency} />
      </Figure>
      {line.currency === beside && <NextPayout payout={next_payout} sellerId={sellerId} />}
    </Figures>
  ));
}

function NextPayout({
  payout,
  sellerId,
}: {
  payout: SellerBalance['next_payout'];
  sellerId: string;
}) {
  if (!payout) {
    return (
      <Figure label="Next payout" note="None is under way">
        —
      </Figure>
    );
  }
  return (
    <Figure
      label="Next payout"
      note={
        <p>
          Expected <Time iso={payout.expected_at} as="day" />
          {payout.payout_id && (
            <>
              {' · '}
              <Link
                to="/sellers/$sellerId/payouts/$payoutId"
                params={{ sellerId, payoutId: payout.payout_id }}
              >
                See it
              </Link>
            </>
          )}
        </p>
      }
    >
      <Money amount={payout.amount} currency={payout.currency} />
    </Figure>
  );
}
