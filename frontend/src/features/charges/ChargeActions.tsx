import { Button } from '@mantine/core';
import { type ChargeDialog, mayOpen } from './dialogs';
import type { Charge } from './queries';

interface ChargeActionsProps {
  charge: Charge;
  onOpen: (dialog: ChargeDialog) => void;
}

/** What can be done with a charge as it stands. */
export function ChargeActions({ charge, onOpen }: ChargeActionsProps) {
  return (
    <>
      {mayOpen('cancel', charge) && (
        <Button variant="default" onClick={() => onOpen('cancel')}>
          Cancel…
        </Button>
      )}
      {mayOpen('refund', charge) && (
        <Button variant="default" onClick={() => onOpen('refund')}>
          Refund…
        </Button>
      )}
      {mayOpen('capture', charge) && <Button onClick={() => onOpen('capture')}>Capture…</Button>}
    </>
  );
}
