import { codeOf, explain } from '~/api/problem';
import { LinkButton } from '~/ui/LinkButton';
import { Notice } from '~/ui/Notice';

const FAILURES: Record<string, { title: string; text: string }> = {
  connection_denied: {
    title: 'You said no on Stripe’s page',
    text: 'Nothing was connected and nothing was changed. Begin again whenever you like.',
  },
  connection_state_invalid: {
    title: 'This way back was used already, or is too old',
    text: 'A connection must be finished within ten minutes, in the browser and by the person that began it. Nothing was changed: begin again from the seller’s page.',
  },
  connection_code_invalid: {
    title: 'Stripe no longer takes this answer',
    text: 'It was used already or is too old. Nothing was changed: begin again from the seller’s page.',
  },
  account_already_connected: {
    title: 'That Stripe account belongs to another seller here',
    text: 'It stays connected there, untouched. Begin again and choose or open another Stripe account.',
  },
};

/** Why the way back from Stripe did not end in a connection, and what to do. */
export function CallbackFailure({ error }: { error: unknown }) {
  const known = FAILURES[codeOf(error) ?? ''];
  const { title, detail } = explain(error);
  return (
    <Notice
      tone="bad"
      title={known?.title ?? title}
      action={
        <LinkButton to="/sellers" variant="default" size="xs">
          Go to your sellers
        </LinkButton>
      }
    >
      {known?.text ?? detail}
    </Notice>
  );
}
