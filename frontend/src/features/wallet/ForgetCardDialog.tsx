import { Button, Modal } from '@mantine/core';
import { ProblemNotice } from '~/api/ProblemNotice';
import { CardMark } from '~/ui/CardMark';
import { Dialog } from '~/ui/Dialog';
import { useForgetCard } from './mutations';
import type { WalletCard } from './queries';

/** Says what ends with a card before it is given up. */
export function ForgetCardDialog({ card, onClose }: { card: WalletCard; onClose: () => void }) {
  const forget = useForgetCard(card.id);
  return (
    <Modal opened onClose={onClose} title="Forget this card?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button
              color="red"
              loading={forget.isPending}
              onClick={() => forget.mutate(undefined, { onSuccess: onClose })}
            >
              Forget card
            </Button>
          </>
        }
      >
        <ul>
          <li>
            Nobody can charge <CardMark {...card} /> any more, and it is removed at Stripe.
          </li>
          <li>What was paid with it stays paid. A refund still goes to this card.</li>
          <li>You can keep it again whenever you pay with it.</li>
        </ul>
        <ProblemNotice error={forget.error} />
      </Dialog>
    </Modal>
  );
}
