import { Button, Modal } from '@mantine/core';
import { Dialog } from '~/ui/Dialog';
import { type Given, givenFields, pieceLabel } from './evidenceFields';

interface SubmitDialogProps {
  given: Given;
  sending: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

/** The last question before evidence goes to the bank, with what goes. */
export function SubmitDialog({ given, sending, onSubmit, onClose }: SubmitDialogProps) {
  return (
    <Modal opened onClose={onClose} title="Submit this evidence to the bank?">
      <Dialog
        actions={
          <>
            <Button variant="default" onClick={onClose} data-autofocus>
              Not yet
            </Button>
            <Button loading={sending} onClick={onSubmit}>
              Submit
            </Button>
          </>
        }
      >
        <p>It goes once: afterwards nothing can be added or taken back. The bank gets</p>
        <ul>
          {givenFields(given).map((field) => (
            <li key={field}>{pieceLabel(field)}</li>
          ))}
        </ul>
      </Dialog>
    </Modal>
  );
}
