import {
  ChartColumn,
  Cog,
  CreditCard,
  Home,
  Inbox,
  Landmark,
  Link2,
  type LucideIcon,
  Percent,
  ReceiptText,
  Scale,
  Store,
  Tent,
  Undo2,
  Users,
} from 'lucide-react';

export interface Destination {
  to:
    | '/'
    | '/charges'
    | '/checkouts'
    | '/customers'
    | '/disputes'
    | '/payouts'
    | '/statement'
    | '/sellers'
    | '/platform/summary'
    | '/platform/sellers'
    | '/platform/fee-policy'
    | '/platform/refund-policy'
    | '/platform/notices'
    | '/platform/jobs';
  label: string;
  icon: LucideIcon;
}

/** The first four are also at the foot of a phone's screen. */
export const SELLING: Destination[] = [
  { to: '/', label: 'Home', icon: Home },
  { to: '/checkouts', label: 'Checkouts', icon: Link2 },
  { to: '/charges', label: 'Charges', icon: CreditCard },
  { to: '/customers', label: 'Customers', icon: Users },
  { to: '/disputes', label: 'Disputes', icon: Scale },
  { to: '/payouts', label: 'Payouts', icon: Landmark },
  { to: '/statement', label: 'Statement', icon: ReceiptText },
  { to: '/sellers', label: 'Sellers', icon: Store },
];

/** For operators. */
export const MARKETPLACE: Destination[] = [
  { to: '/platform/summary', label: 'Summary', icon: ChartColumn },
  { to: '/platform/sellers', label: 'All sellers', icon: Tent },
  { to: '/platform/fee-policy', label: 'Fee policy', icon: Percent },
  { to: '/platform/refund-policy', label: 'Refund policy', icon: Undo2 },
  { to: '/platform/notices', label: 'Stripe notices', icon: Inbox },
  { to: '/platform/jobs', label: 'Jobs', icon: Cog },
];
