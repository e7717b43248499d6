import { Button, Modal } from '@mantine/core';
import { ProblemNotice } from '~/api/ProblemNotice';
import { CardMark } from '~/ui/CardMark';
import { Dialog } from '~/ui/Dialog';
import { useWithdrawConsent } from './mutations';
import type { WalletCard, WalletConsent } from './queries';
import { nameOf } from './WalletCards';

interface WithdrawDialogProps {
  card: WalletCard;
  consent: WalletConsent;
  onClose: () => void;
}

/** Says who can charge no more, and whether the card goes with its last consent. */
export function WithdrawDialog({ card, consent, onClose }: WithdrawDialogProps) {
  const withdraw = useWithdrawConsent(consent.id);
  const last = card.consents.length === 1;
  return (
    <Modal opened onClose={onClose} title="Withdraw this consent?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Leave it
            </Button>
            <Button
              color="red"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate(undefined, { onSuccess: onClose })}
            >
              {last ? 'Withdraw and forget card' : 'Withdraw'}
            </Button>
          </>
        }
      >
        <ul>
          <li>
            {nameOf(consent)} can no longer charge <CardMark {...card} /> while you are away.
          </li>
          <li>
            {last
              ? 'Nobody else may charge it either, so the card is forgotten.'
              : 'The card stays kept for whom you agreed to besides.'}
          </li>
          <li>What was paid stays paid.</li>
        </ul>
        <ProblemNotice error={withdraw.error} />
      </Dialog>
    </Modal>
  );
}
