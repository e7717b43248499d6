import { Link } from '@tanstack/react-router';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import type { Seller } from './queries';
import { SellerBadge } from './SellerBadge';

const COLUMNS: Column<Seller>[] = [
  {
    key: 'name',
    header: 'Seller',
    phone: 'title',
    cell: (seller) => <strong>{seller.name}</strong>,
  },
  {
    key: 'status',
    header: 'Stripe',
    phone: 'end',
    cell: (seller) => <SellerBadge status={seller.status} />,
  },
  {
    key: 'place',
    header: 'Country and currency',
    phone: 'meta',
    cell: (seller) => `${seller.country} · ${seller.default_currency.toUpperCase()}`,
  },
  {
    key: 'account',
    header: 'Account',
    cell: (seller) => (seller.stripe_account ? <code>{seller.stripe_account}</code> : '—'),
  },
  {
    key: 'since',
    header: 'Connected',
    align: 'end',
    phone: 'end-meta',
    cell: (seller) => (seller.connected_at ? <Time iso={seller.connected_at} /> : '—'),
  },
];

export function SellersTable({ sellers }: { sellers: Seller[] }) {
  return (
    <ResourceTable
      label="Sellers"
      columns={COLUMNS}
      rows={sellers}
      rowKey={(seller) => seller.id}
      linkLabel={(seller) => `Open ${seller.name}`}
      link={(seller, props) => (
        <Link to="/sellers/$sellerId" params={{ sellerId: seller.id }} {...props} />
      )}
    />
  );
}
