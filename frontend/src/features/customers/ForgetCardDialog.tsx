import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNotice } from '~/api/ProblemNotice';
import { CardMark } from '~/ui/CardMark';
import { Dialog } from '~/ui/Dialog';
import { useForgetCard } from './mutations';
import type { Card, Customer } from './queries';

interface ForgetCardDialogProps {
  customer: Customer;
  card: Card;
  onClose: () => void;
}

/** Says what ends with a kept card before it is given up. */
export function ForgetCardDialog({ customer, card, onClose }: ForgetCardDialogProps) {
  const forget = useForgetCard(customer.id, card.id);
  const carryOut = () =>
    forget.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: 'The card is given up.' });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Forget this card?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button color="red" loading={forget.isPending} onClick={carryOut}>
              Forget card
            </Button>
          </>
        }
      >
        <ul>
          <li>
            Nobody can charge <CardMark {...card} /> of {customer.email} any more, and its consents
            end.
          </li>
          <li>It is detached at Stripe, on every account that has it.</li>
          <li>Payments that were made with it stay as they are, and can be refunded.</li>
        </ul>
        <ProblemNotice error={forget.error} />
      </Dialog>
    </Modal>
  );
}
