import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { List } from '~/api/List';
import { search, text } from '~/api/search';
import { CustomersTable } from '~/features/customers/CustomersTable';
import { customersQuery } from '~/features/customers/queries';
import { FilterBar } from '~/ui/FilterBar';
import { NoResults } from '~/ui/NoResults';
import { Page } from '~/ui/Page';
import { Panel } from '~/ui/Panel';
import { SearchField } from '~/ui/SearchField';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/customers/')({
  validateSearch: search({ email: text }),
  component: CustomersPage,
});

function CustomersPage() {
  const { email } = Route.useSearch();
  const navigate = Route.useNavigate();
  const [typed, setTyped] = useState(email ?? '');
  const sendLater = useDebouncedCallback(
    (text: string) => navigate({ search: text ? { email: text } : {}, replace: true }),
    300,
  );
  const query = useInfiniteQuery(customersQuery({ email }));
  const clear = () => {
    setTyped('');
    void navigate({ search: {} });
  };
  return (
    <Page title="Customers" lead="People who paid one of your sellers.">
      <FilterBar active={email !== undefined} onClear={clear}>
        <SearchField
          label="Find by e-mail"
          placeholder="Find by whole e-mail address"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            sendLater(text.trim());
          }}
        />
      </FilterBar>
      <Panel flush>
        <List
          query={query}
          empty={
            email ? (
              <NoResults onClear={clear} />
            ) : (
              <EmptyState icon={Users} title="No customer yet">
                Whoever pays a checkout becomes a customer.
              </EmptyState>
            )
          }
        >
          {(customers) => <CustomersTable customers={customers} />}
        </List>
      </Panel>
    </Page>
  );
}
