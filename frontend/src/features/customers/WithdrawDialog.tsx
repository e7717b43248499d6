import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Dialog } from '~/ui/Dialog';
import { useWithdrawConsent } from './mutations';
import type { Consent, Customer } from './queries';

interface WithdrawDialogProps {
  customer: Customer;
  consent: Consent;
  /** Who may charge by it, in words. */
  who: string;
  onClose: () => void;
}

/** Says who can charge no more, and whether the card goes with its last consent. */
export function WithdrawDialog({ customer, consent, who, onClose }: WithdrawDialogProps) {
  const withdraw = useWithdrawConsent(customer.id, consent.id);
  const last = customer.consents.filter(({ card_id }) => card_id === consent.card_id).length === 1;
  const carryOut = () =>
    withdraw.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: 'The consent is withdrawn.' });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Withdraw this consent?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Leave it
            </Button>
            <Button color="red" loading={withdraw.isPending} onClick={carryOut}>
              {last ? 'Withdraw and forget card' : 'Withdraw'}
            </Button>
          </>
        }
      >
        <ul>
          <li>
            {who} can no longer charge {customer.email} by it while they are away.
          </li>
          <li>
            {last
              ? 'It is the last one for its card, so the card is given up as well.'
              : 'Its card stays kept for the other consents.'}
          </li>
          <li>Do it when the buyer asks for it: only they can agree again, by paying.</li>
        </ul>
        <ProblemNotice error={withdraw.error} />
      </Dialog>
    </Modal>
  );
}
