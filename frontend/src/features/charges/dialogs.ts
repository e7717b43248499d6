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
