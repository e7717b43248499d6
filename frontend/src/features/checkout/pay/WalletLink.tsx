import { Link } from '@tanstack/react-router';

/** Leads to the cards that this browser keeps, and from there back to the checkout. */
export default function WalletLink({ checkout }: { checkout: string }) {
  return (
    <p>
      <Link to="/wallet" search={{ checkout }}>
        Cards kept in this browser
      </Link>
    </p>
  );
}
