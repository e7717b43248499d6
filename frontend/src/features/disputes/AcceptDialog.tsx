import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { formatMoney } from '~/money/format';
import { Money } from '~/money/Money';
import { Dialog } from '~/ui/Dialog';
import { useAcceptDispute } from './mutations';
import type { Dispute } from './queries';
import { isAnswering, isInquiry, totalCost } from './standing';

interface AcceptDialogProps {
  dispute: Dispute;
  /** Whose balance the money was taken from. */
  bearer: 'seller' | 'marketplace';
  onClose: () => void;
}

/** Gives in, after saying what that costs. */
export function AcceptDialog({ dispute, bearer, onClose }: AcceptDialogProps) {
  const accept = useAcceptDispute(dispute.id, useIntent());
  const carryOut = () =>
    accept.mutate(undefined, {
      onSuccess: (after) => {
        notifications.show({
          message: isAnswering(after)
            ? 'Stripe has not answered yet. This page follows by itself.'
            : 'The dispute is accepted.',
        });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Accept this dispute?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Not now
            </Button>
            <Button color="red" loading={accept.isPending} onClick={carryOut}>
              Accept{!isInquiry(dispute) && ', and lose it'}
            </Button>
          </>
        }
      >
        <ul>
          <Cost dispute={dispute} bearer={bearer} />
          <li>No evidence can be given afterwards, and it cannot be undone.</li>
        </ul>
        <ProblemNotice error={accept.error} />
      </Dialog>
    </Modal>
  );
}

function Cost({ dispute, bearer }: Omit<AcceptDialogProps, 'onClose'>) {
  const { cost, amount, currency } = dispute;
  const whose = bearer === 'seller' ? 'the seller’s' : 'the marketplace’s';
  if (!cost) {
    return isInquiry(dispute) ? (
      <li>
        No money has moved. You say that the buyer is right about {formatMoney(amount, currency)}.
        To give it back, refund the charge instead.
      </li>
    ) : (
      <li>
        The buyer keeps {formatMoney(amount, currency)}, and Stripe its fee for the dispute. Both
        are taken from {whose} balance.
      </li>
    );
  }
  return (
    <>
      <li>
        It costs{' '}
        <strong>
          <Money amount={totalCost(dispute)} currency={cost.currency} />
        </strong>
        , which was taken from {whose} balance when it was opened and will not come back.
      </li>
      <li>
        Of that the buyer keeps {formatMoney(cost.withdrawn, cost.currency)}, and Stripe its fee of{' '}
        {formatMoney(cost.fee, cost.currency)}.
      </li>
    </>
  );
}
