import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNotice } from '~/api/ProblemNotice';
import { useWithdrawFeePolicy } from './queries';

interface WithdrawFeeProps {
  sellerId: string;
  /** The marketplace's policy, in words. */
  usual: string;
  onWithdrawn: () => void;
}

/** Gives a seller's own fee up. */
export function WithdrawFee({ sellerId, usual, onWithdrawn }: WithdrawFeeProps) {
  const withdraw = useWithdrawFeePolicy(sellerId);
  const press = () =>
    withdraw.mutate(undefined, {
      onSuccess: () => {
        notifications.show({
          color: 'green',
          message: 'New charges follow the marketplace’s fee.',
        });
        onWithdrawn();
      },
    });
  return (
    <>
      <Button variant="default" loading={withdraw.isPending} onClick={press}>
        Back to the marketplace’s: {usual}
      </Button>
      <ProblemNotice error={withdraw.error} />
    </>
  );
}
