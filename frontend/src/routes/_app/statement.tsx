import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { DownloadButton } from '~/api/DownloadButton';
import { csvName } from '~/api/download';
import { MoreButton } from '~/api/List';
import { Loaded, LoadedPage } from '~/api/Loaded';
import { search, text } from '~/api/search';
import { chosenSeller } from '~/features/sellers/chosenSeller';
import { type Seller, sellerChoicesQuery } from '~/features/sellers/queries';
import { SellerNeeded } from '~/features/sellers/SellerNeeded';
import { LinesTable } from '~/features/statement/LinesTable';
import { type Days, daysOf, isDay } from '~/features/statement/period';
import { fetchStatement, statementQuery } from '~/features/statement/queries';
import { StatementFilterBar } from '~/features/statement/StatementFilterBar';
import { Sums } from '~/features/statement/Sums';
import { formatDay } from '~/time/format';
import { Page } from '~/ui/Page';
import { PageSkeleton } from '~/ui/PageSkeleton';
import { Panel } from '~/ui/Panel';
import { TableSkeleton } from '~/ui/ResourceTable';
import { EmptyState } from '~/ui/States';

export const Route = createFileRoute('/_app/statement')({
  validateSearch: search({
    seller: text,
    from: text,
    to: text,
  }),
  component: StatementPage,
});

function StatementPage() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const query = useQuery(sellerChoicesQuery);
  const month = daysOf('this-month', new Date());
  // What is no day that there is counts as not said.
  const orElse = (day: string | undefined, other: string) => (day && isDay(day) ? day : other);
  const days = { from: orElse(search.from, month.from), to: orElse(search.to, month.to) };
  return (
    <LoadedPage query={query} skeleton={<PageSkeleton />}>
      {(sellers) => {
        const seller = chosenSeller(sellers, search.seller);
        return (
          <Page
            title="Statement"
            lead="What was earned here and paid out, by the time of capture. What the account does elsewhere is not in it. Days are those of UTC."
            actions={
              seller?.stripe_account && (
                <DownloadButton
                  label="Download CSV"
                  filename={csvName('statement', seller.name, days.from, 'to', days.to)}
                  fetchFile={() => fetchStatement(seller.id, days)}
                />
              )
            }
          >
            {seller?.stripe_account ? (
              <>
                <StatementFilterBar
                  sellers={sellers}
                  sellerId={seller.id}
                  days={days}
                  onSeller={(id) => navigate({ search: { ...search, seller: id } })}
                  onDays={(next) => navigate({ search: { ...search, ...next }, replace: true })}
                  active={Object.values(search).some((value) => value !== undefined)}
                  onClear={() => navigate({ search: {} })}
                />
                <Period seller={seller} days={days} />
              </>
            ) : (
              <SellerNeeded seller={seller}>
                A statement tells what a connected Stripe account earned here.
              </SellerNeeded>
            )}
          </Page>
        );
      }}
    </LoadedPage>
  );
}

function Period({ seller, days }: { seller: Seller; days: Days }) {
  const query = useInfiniteQuery(statementQuery(seller.id, days));
  return (
    <Loaded query={query} skeleton={<TableSkeleton />}>
      {({ currencies, lines }) => (
        <>
          {currencies.map((statement) => (
            <Sums
              key={statement.currency}
              statement={statement}
              from={formatDay(days.from)}
              to={formatDay(days.to)}
            />
          ))}
          <Panel title="Lines" flush>
            {lines.length === 0 ? (
              <EmptyState icon={ReceiptText} title="Nothing happened in this time">
                Choose another period, or see <Link to="/charges">all charges</Link>.
              </EmptyState>
            ) : (
              <>
                <LinesTable sellerId={seller.id} lines={lines} />
                <MoreButton query={query} label="Show later" />
              </>
            )}
          </Panel>
        </>
      )}
    </Loaded>
  );
}
