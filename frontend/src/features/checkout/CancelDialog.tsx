import { Button, Modal } from '@mantine/core';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Dialog } from '~/ui/Dialog';
import { type Checkout, useCancelCheckout } from './queries';

export function CancelDialog({ checkout, onClose }: { checkout: Checkout; onClose: () => void }) {
  const cancel = useCancelCheckout(checkout.id);
  return (
    <Modal opened onClose={onClose} title="Cancel this checkout?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it open
            </Button>
            <Button
              color="red"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined, { onSuccess: onClose })}
            >
              Cancel checkout
            </Button>
          </>
        }
      >
        <p>Its link stops working at once, and nobody can pay by it any more.</p>
        <ProblemNotice error={cancel.error} />
      </Dialog>
    </Modal>
  );
}
