import { Button } from '@mantine/core';
import type { Charge } from './queries';

export const CHARGE_DIALOGS = ['capture', 'refund', 'cancel'] as const;

export type ChargeDialog = (typeof CHARGE_DIALOGS)[number];

const MAY: Record<ChargeDialog, readonly Charge['status'][]> = {
  capture: ['authorized'],
  refund: ['succeeded', 'partially_refunded'],
  cancel: ['authorized', 'requires_action', 'failed'],
};

/** Whether a charge stands so that it can be done. The server decides in the end. */
export const mayOpen = (dialog: ChargeDialog | undefined, charge: Charge) =>
  dialog !== undefined && MAY[dialog].includes(charge.status);

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
