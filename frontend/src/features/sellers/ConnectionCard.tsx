import { Button } from '@mantine/core';
import { ArrowUpRight } from 'lucide-react';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Time } from '~/time/Time';
import { CopyId } from '~/ui/CopyButton';
import { DataList, Datum } from '~/ui/DataList';
import { Panel } from '~/ui/Panel';
import classes from './ConnectionCard.module.css';
import { type Seller, useConnect, useOnboard, useStripeDashboard } from './queries';
import { Requirements } from './Requirements';
import { requirementWords } from './requirements';

interface ConnectionCardProps {
  seller: Seller;
  onDisconnect: () => void;
}

/** Where the seller's Stripe account stands, and the next thing to do about it. */
export function ConnectionCard({ seller, onDisconnect }: ConnectionCardProps) {
  if (seller.status === 'connected' || seller.status === 'restricted') {
    return <Connected seller={seller} onDisconnect={onDisconnect} />;
  }
  return seller.account_kind === 'managed' ? (
    <Onboarding seller={seller} />
  ) : (
    <Unconnected seller={seller} />
  );
}

/** A managed account is there and Stripe does not know enough yet. */
function Onboarding({ seller }: { seller: Seller }) {
  const onboard = useOnboard(seller.id);
  return (
    <Panel>
      <div className={classes.invitation}>
        <div>
          <h2>Tell Stripe who is paid</h2>
          <p>
            {seller.account_refusal
              ? `Stripe did not open the account: ${seller.account_refusal}`
              : 'Stripe asks for what the law wants to know, on a page of its own, and pays out to your bank account.'}
          </p>
        </div>
        <Button
          size="md"
          rightSection={<ArrowUpRight size={17} aria-hidden />}
          loading={onboard.isPending || onboard.isSuccess}
          onClick={() => onboard.mutate()}
        >
          Go on at Stripe
        </Button>
      </div>
      {seller.requirements.length > 0 && (
        <details className={classes.wanted}>
          <summary>What Stripe will ask for</summary>
          <ul>
            {[...new Set(seller.requirements.map(requirementWords))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
      {onboard.error && (
        <div className={classes.problem}>
          <ProblemNotice error={onboard.error} />
        </div>
      )}
    </Panel>
  );
}

const INVITATION = {
  unconnected: {
    title: 'Connect Stripe to be paid',
    text: 'Payments go straight to your own Stripe account. You can use one you have, or open one on the way.',
    button: 'Connect with Stripe',
  },
  pending: {
    title: 'Finish on Stripe',
    text: 'The connection was begun and has not come back yet. Go on where you were, or begin again.',
    button: 'Continue with Stripe',
  },
  disconnected: {
    title: 'Stripe is disconnected',
    text: 'New payments are refused until an account is connected again. Past payments stay as they are.',
    button: 'Connect with Stripe',
  },
};

function Unconnected({ seller }: { seller: Seller }) {
  const connect = useConnect(seller.id);
  const words = INVITATION[seller.status as keyof typeof INVITATION];
  return (
    <Panel>
      <div className={classes.invitation}>
        <div>
          <h2>{words.title}</h2>
          <p>{words.text}</p>
        </div>
        <Button
          size="md"
          rightSection={<ArrowUpRight size={17} aria-hidden />}
          loading={connect.isPending || connect.isSuccess}
          onClick={() => connect.mutate()}
        >
          {words.button}
        </Button>
      </div>
      {connect.error && (
        <div className={classes.problem}>
          <ProblemNotice error={connect.error} />
        </div>
      )}
    </Panel>
  );
}

function Connected({ seller, onDisconnect }: ConnectionCardProps) {
  const managed = seller.account_kind === 'managed';
  const onboard = useOnboard(seller.id);
  const dashboard = useStripeDashboard(seller.id);
  return (
    <Panel
      title="Stripe account"
      actions={
        managed ? (
          <Button
            variant="default"
            size="xs"
            loading={dashboard.isPending || dashboard.isSuccess}
            onClick={() => dashboard.mutate()}
          >
            Open at Stripe
          </Button>
        ) : (
          <Button variant="default" size="xs" onClick={onDisconnect}>
            Disconnect…
          </Button>
        )
      }
    >
      <ProblemNotice error={dashboard.error ?? onboard.error} />
      <div className={classes.notice}>
        <Requirements
          seller={seller}
          onGive={managed ? () => onboard.mutate() : undefined}
          giving={onboard.isPending || onboard.isSuccess}
        />
      </div>
      <DataList columns={2}>
        <Datum term="Account">
          {seller.stripe_account ? (
            <CopyId id={seller.stripe_account} label="Copy account id" />
          ) : (
            '—'
          )}
        </Datum>
        <Datum term="Connected">
          {seller.connected_at ? <Time iso={seller.connected_at} as="absolute" /> : '—'}
        </Datum>
        <Datum
          term="Payments"
          note={
            seller.charges_enabled
              ? undefined
              : 'Stripe does not let this account take payments yet.'
          }
        >
          {seller.charges_enabled ? 'Enabled' : 'Not enabled'}
        </Datum>
        <Datum
          term="Payouts"
          note={seller.payouts_enabled ? undefined : 'Money is kept at Stripe until they are.'}
        >
          {seller.payouts_enabled ? 'Enabled' : 'Not enabled'}
        </Datum>
      </DataList>
    </Panel>
  );
}
