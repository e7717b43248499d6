import { createFileRoute } from '@tanstack/react-router';
import { matching, search, text } from '~/api/search';
import { walletQuery } from '~/features/wallet/queries';
import { WalletScreen } from '~/features/wallet/WalletScreen';

/** The buyer's own page. Nobody need be signed in: the browser's cookie says whose cards they are. */
export const Route = createFileRoute('/wallet')({
  validateSearch: search({
    checkout: matching(/^checkout_[0-9a-z]+$/),
    forget: text,
    withdraw: text,
  }),
  loader: ({ context }) => void context.queryClient.prefetchQuery(walletQuery),
  component: WalletRoute,
});

function WalletRoute() {
  const { checkout, ...asked } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <WalletScreen
      checkout={checkout}
      asked={asked}
      onAsk={(next) => navigate({ search: { checkout, ...next } })}
    />
  );
}
