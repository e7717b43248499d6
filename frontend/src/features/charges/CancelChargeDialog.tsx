import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { formatMoney } from '~/money/format';
import { Dialog } from '~/ui/Dialog';
import { useCancelCharge } from './mutations';
import type { Charge } from './queries';

/** Gives a charge up that was not captured. */
export function CancelChargeDialog({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const cancel = useCancelCharge(charge.id, useIntent());
  const carryOut = () =>
    cancel.mutate(undefined, {
      onSuccess: ({ status }) => {
        notifications.show({
          message:
            status === 'canceled'
              ? 'The charge is canceled.'
              : 'Stripe has not answered yet. This page follows by itself.',
        });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Cancel this charge?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button color="red" loading={cancel.isPending} onClick={carryOut}>
              Cancel the charge
            </Button>
          </>
        }
      >
        <ul>
          {charge.status === 'authorized' && (
            <li>
              {formatMoney(charge.amount, charge.currency)} that the buyer’s bank holds is released.
              Nothing is paid, and no fee is taken.
            </li>
          )}
          {charge.checkout_id && <li>Its checkout can no longer be paid.</li>}
          <li>It cannot be undone. To be paid after all, make a new checkout.</li>
        </ul>
        <ProblemNotice error={cancel.error} />
      </Dialog>
    </Modal>
  );
}
