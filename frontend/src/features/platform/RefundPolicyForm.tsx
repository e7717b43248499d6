import { Button, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Control, Controller, useForm } from 'react-hook-form';
import { ProblemNotice } from '~/api/ProblemNotice';
import { Form, FormActions } from '~/ui/Form';
import { type RefundPolicy, useSaveRefundPolicy } from './queries';

/** What a refund, or a lost dispute, takes back from whom when nobody says otherwise. */
export function RefundPolicyForm({ policy }: { policy: RefundPolicy }) {
  const save = useSaveRefundPolicy();
  const { handleSubmit, control, formState, reset } = useForm<RefundPolicy>({
    defaultValues: policy,
  });
  const submit = handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: (saved) => {
        reset(saved);
        notifications.show({ color: 'green', message: 'The refund policy is saved.' });
      },
    }),
  );
  return (
    <Form onSubmit={submit} label="Refund policy">
      <ProblemNotice error={save.error} />
      <Choice
        control={control}
        name="refund_application_fee"
        label="The marketplace’s fee, when a charge is refunded"
        yes="Give it back to the seller, in proportion"
        yesWords="Of half a refund, half the fee. Stripe’s own fee is never given back."
        no="Keep it"
        noWords="The seller bears the whole refund and has paid the fee besides."
      />
      <Choice
        control={control}
        name="reverse_transfer"
        label="What went to the seller, when a charge through the marketplace is refunded"
        yes="Take it back from the seller, in proportion"
        yesWords="The seller’s balance goes down, below zero if need be."
        no="Leave it with the seller"
        noWords="The marketplace bears the whole refund."
      />
      <Choice
        control={control}
        name="reverse_transfer_on_lost_dispute"
        label="What went to the seller, when a dispute is lost"
        yes="Take it back from the seller"
        yesWords="Of charges through the marketplace. Stripe’s fee for the dispute stays with the marketplace."
        no="Leave it with the seller"
        noWords="The marketplace bears the dispute."
      />
      <FormActions>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={!formState.isDirty && !save.isError}
        >
          Save refund policy
        </Button>
      </FormActions>
    </Form>
  );
}

interface ChoiceProps {
  control: Control<RefundPolicy>;
  name: keyof RefundPolicy;
  label: string;
  yes: string;
  yesWords: string;
  no: string;
  noWords: string;
}

function Choice({ control, name, label, yes, yesWords, no, noWords }: ChoiceProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Radio.Group
          label={label}
          name={name}
          value={field.value ? 'yes' : 'no'}
          onChange={(value) => field.onChange(value === 'yes')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="yes" label={yes} description={yesWords} />
            <Radio value="no" label={no} description={noWords} />
          </Stack>
        </Radio.Group>
      )}
    />
  );
}
