import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNotice } from '~/api/ProblemNotice';
import { codeOf } from '~/api/problem';
import { Dialog } from '~/ui/Dialog';
import { Notice } from '~/ui/Notice';
import { useErase } from './mutations';
import type { Customer } from './queries';

interface EraseDialogProps {
  customer: Customer;
  onClose: () => void;
  onErased: () => void;
}

/** Says what goes and what stays. It cannot be taken back, so the button is not the first one. */
export function EraseDialog({ customer, onClose, onErased }: EraseDialogProps) {
  const erase = useErase(customer.id);
  const carryOut = () =>
    erase.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: 'The customer is erased. Stripe follows in a moment.' });
        onErased();
      },
    });
  return (
    <Modal opened onClose={onClose} title={`Erase ${customer.email}?`}>
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep the customer
            </Button>
            <Button color="red" loading={erase.isPending} onClick={carryOut}>
              Erase for good
            </Button>
          </>
        }
      >
        <h3>What goes, here at once and at Stripe in a moment</h3>
        <ul>
          <li>Their e-mail address and name, kept cards, consents and network addresses.</li>
          <li>The customer on the platform and on every connected account that knows them.</li>
          <li>Confirmations that wait for them at their bank: those charges are canceled.</li>
        </ul>
        <h3>What stays</h3>
        <ul>
          <li>Every charge and refund with its amounts and dates, without the person.</li>
          <li>That an operator erased somebody, and when.</li>
        </ul>
        <p>This cannot be undone. If they pay again, they are a new customer.</p>
        {codeOf(erase.error) === 'payment_in_progress' ? (
          <Notice tone="waiting" title="They are paying right now">
            Nothing was erased. Try again in a moment.
          </Notice>
        ) : (
          <ProblemNotice error={erase.error} />
        )}
      </Dialog>
    </Modal>
  );
}
