import { Link } from '@tanstack/react-router';
import { Time } from '~/time/Time';
import { type Column, ResourceTable } from '~/ui/ResourceTable';
import { consentSummary } from './consentSummary';
import type { Customer } from './queries';

const COLUMNS: Column<Customer>[] = [
  {
    key: 'email',
    header: 'E-mail',
    phone: 'title',
    cell: (customer) => <strong>{customer.email}</strong>,
  },
  { key: 'name', header: 'Name', phone: 'meta', cell: (customer) => customer.name || '—' },
  { key: 'consent', header: 'Kept card', cell: consentSummary },
  {
    key: 'created',
    header: 'First seen',
    align: 'end',
    phone: 'end-meta',
    cell: (customer) => <Time iso={customer.created_at} />,
  },
];

export function CustomersTable({ customers }: { customers: Customer[] }) {
  return (
    <ResourceTable
      label="Customers"
      columns={COLUMNS}
      rows={customers}
      rowKey={(customer) => customer.id}
      linkLabel={(customer) => `Open ${customer.email}`}
      link={(customer, props) => (
        <Link to="/customers/$customerId" params={{ customerId: customer.id }} {...props} />
      )}
    />
  );
}
