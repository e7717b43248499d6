import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Dialog } from '~/ui/Dialog';
import { type Seller, useDisconnect } from './queries';

/** Says what ends before it ends it. */
export function DisconnectDialog({ seller, onClose }: { seller: Seller; onClose: () => void }) {
  const disconnect = useDisconnect(seller.id);
  const carryOut = () =>
    disconnect.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: `${seller.name} is disconnected from Stripe.` });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title={`Disconnect ${seller.name} from Stripe?`}>
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it connected
            </Button>
            <Button color="red" loading={disconnect.isPending} onClick={carryOut}>
              Disconnect
            </Button>
          </>
        }
      >
        <ul>
          <li>
            New payments to {seller.name} are refused from this moment, on open checkouts too.
          </li>
          <li>
            Payments made so far can no longer be refunded from here, only in your own Stripe
            Dashboard.
          </li>
          <li>Your Stripe account, its balance and its payouts stay yours and go on.</li>
          <li>You can connect again at any time.</li>
        </ul>
        <ProblemNotice error={disconnect.error} />
      </Dialog>
    </Modal>
  );
}
