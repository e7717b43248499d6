import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '~/api/Loaded';
import { LinkButton } from '~/ui/LinkButton';
import { Panel } from '~/ui/Panel';
import { policyWords } from './policyWords';
import { feePolicyQuery, sellerFeePolicyQuery } from './queries';

interface SellerFeeProps {
  sellerId: string;
  /** Operators may change it. */
  operator: boolean;
}

/** What the marketplace takes of this seller's charges. */
export function SellerFee({ sellerId, operator }: SellerFeeProps) {
  const query = useQuery(sellerFeePolicyQuery(sellerId));
  const usual = useQuery(feePolicyQuery).data;
  return (
    <Panel
      title="Marketplace fee"
      actions={
        operator && (
          <LinkButton
            to="/platform/fee-policy/$sellerId"
            params={{ sellerId }}
            variant="default"
            size="xs"
          >
            Change…
          </LinkButton>
        )
      }
    >
      <Loaded query={query} skeleton={<Skeleton height={22} width={180} radius="sm" />}>
        {(policy) => (
          <p>
            <strong>{policyWords(policy)}</strong> of each charge
            {usual &&
              (policy.own
                ? `, agreed for this seller alone. For others it is ${policyWords(usual)}.`
                : ', as for every seller.')}
          </p>
        )}
      </Loaded>
    </Panel>
  );
}
