import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useIntent } from '~/api/intent';
import { ProblemNotice } from '~/api/ProblemNotice';
import { fieldErrors } from '~/api/problem';
import { Fold } from '~/ui/Fold';
import { Form, FormActions } from '~/ui/Form';
import { Notice } from '~/ui/Notice';
import { Panel } from '~/ui/Panel';
import classes from './EvidenceForm.module.css';
import { arrange, changes, type Given, isGiven } from './evidenceFields';
import { useAnswerDispute } from './mutations';
import { Pieces } from './Pieces';
import type { Dispute } from './queries';
import { reasonOf } from './reasons';
import { SubmitDialog } from './SubmitDialog';
import { isAnswering } from './standing';
import { useKeepTyped } from './useKeepTyped';

interface EvidenceFormProps {
  dispute: Dispute;
  /** Whether the question before it goes to the bank is open. */
  asking: boolean;
  onAsk: () => void;
  onClose: () => void;
}

/** Gathers evidence at Stripe, and sends all of it to the bank when the seller says so, once. */
export function EvidenceForm({ dispute, asking, onAsk, onClose }: EvidenceFormProps) {
  const answer = useAnswerDispute(dispute.id, useIntent());
  const form = useForm<Given>({
    values: dispute.evidence,
    // What somebody is typing stays, whatever comes in meanwhile.
    resetOptions: { keepDirtyValues: true },
  });
  const [empty, setEmpty] = useState(false);
  const typed = form.watch();
  const changed = changes(typed, dispute.evidence);
  const isChanged = Object.keys(changed).length > 0;
  const busy = answer.isPending || isAnswering(dispute);
  useKeepTyped(isChanged && !busy);

  const { pieces } = reasonOf(dispute.reason);
  const { first, rest } = arrange([...pieces, 'uncategorized_text', 'uncategorized_file']);
  const refused = fieldErrors(answer.error);
  const restMatters = [...rest.texts, ...rest.uploads].some(
    (field) => dispute.evidence[field] || refused[field],
  );

  const save = () =>
    answer.mutate(
      { evidence: changed, submit: false },
      {
        onSuccess: (after) => {
          if (isAnswering(after)) return;
          form.reset(after.evidence);
          notifications.show({
            color: 'green',
            message: 'Saved at Stripe. The bank sees nothing of it before you submit.',
          });
        },
      },
    );
  const submit = () =>
    answer.mutate(
      { evidence: changed, submit: true },
      {
        onSuccess: (after) => {
          if (!isAnswering(after)) {
            notifications.show({ color: 'green', message: 'Your evidence is with the bank.' });
          }
        },
        onSettled: onClose,
      },
    );
  const ask = () => {
    setEmpty(!isGiven(typed));
    if (isGiven(typed)) onAsk();
  };

  return (
    <Panel
      title="Your evidence"
      description="Save as often as you like. Submitting sends everything to the bank, once."
    >
      <Form onSubmit={form.handleSubmit(ask)} label="Evidence">
        <fieldset className={classes.fields} disabled={busy}>
          <ProblemNotice error={answer.error} />
          <Pieces dispute={dispute} form={form} refused={refused} {...first} />
          <Fold title="Other kinds of evidence" open={restMatters}>
            <Pieces dispute={dispute} form={form} refused={refused} {...rest} />
          </Fold>
          {empty && !isGiven(typed) && (
            <Notice tone="bad" title="There is nothing to submit yet">
              Give at least one piece of evidence.
            </Notice>
          )}
          <FormActions>
            <Button type="submit">Submit to the bank…</Button>
            <Button
              variant="default"
              disabled={!isChanged}
              loading={answer.isPending && answer.variables?.submit === false}
              onClick={save}
            >
              Save for later
            </Button>
          </FormActions>
        </fieldset>
      </Form>
      {asking && isGiven(typed) && (
        <SubmitDialog
          given={typed}
          sending={answer.isPending}
          onSubmit={submit}
          onClose={onClose}
        />
      )}
    </Panel>
  );
}
