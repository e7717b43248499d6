import { ProblemError } from '@souk/client';

/** What a person can be told about a failure, and whether trying again may help. */
export interface Explanation {
  title: string;
  detail: string;
  reference: string | undefined;
  retry: boolean;
}

/** Puts any failure of a call into words. */
export function explain(error: unknown): Explanation {
  if (!(error instanceof ProblemError)) {
    return {
      title: 'No connection',
      detail: 'The server could not be reached. Check your connection and try again.',
      reference: undefined,
      retry: true,
    };
  }
  const { problem, status, retryAfter } = error;
  const reference = problem.request_id || undefined;
  if (status === 404) {
    return {
      title: 'Not found',
      detail: 'It does not exist, or it is not yours to see. Check the address.',
      reference: undefined,
      retry: false,
    };
  }
  if (status === 429) {
    return {
      title: 'Too many tries',
      detail: `Wait ${inWords(retryAfter)}, then try again.`,
      reference: undefined,
      retry: true,
    };
  }
  if (status >= 500) {
    return {
      title: 'Something broke on our side',
      detail: 'Nothing was lost. Try again in a moment; if it goes on, tell us the reference.',
      reference,
      retry: true,
    };
  }
  return { title: problem.title, detail: problem.detail || problem.title, reference, retry: false };
}

function inWords(seconds: number | undefined): string {
  if (seconds === undefined) return 'a moment';
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/** The stable code of a refusal, or nothing when the failure was no refusal. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.code : undefined;
}

/** Whether the answer never came or asked for patience: sending the same again is safe and useful. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  return error.status === 503 || error.code === 'idempotency_key_in_use';
}

/** The refusal of one field of a form, by the last part of its JSON pointer. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const found: Record<string, string> = {};
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const field = pointer?.split('/').at(-1);
    if (field) found[field] ??= detail;
  }
  return found;
}
