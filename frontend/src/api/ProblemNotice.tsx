import { Notice } from '~/ui/Notice';
import { explain, fieldErrors } from './problem';

/** Why a form or a button did not work. Nothing when the fields already say it. */
export function ProblemNotice({ error }: { error: unknown }) {
  if (!error || Object.keys(fieldErrors(error)).length > 0) return null;
  const { title, detail, reference, retry } = explain(error);
  return (
    <Notice tone="bad" title={title}>
      {detail}
      {reference && retry && (
        <>
          {' '}
          Reference <code>{reference}</code>
        </>
      )}
    </Notice>
  );
}
