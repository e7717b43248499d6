import { idempotencyKey } from '@souk/client';
import { useRef } from 'react';

/** Gives the key of an intent: the same for the same body until it is done, else a new one. */
export interface Intent {
  keyFor: (body: unknown) => string;
  /** The intent was carried out: doing the same again is a new one. */
  done: () => void;
}

export function createIntent(makeKey: () => string = idempotencyKey): Intent {
  let current: { body: string; key: string } | undefined;
  return {
    keyFor(body) {
      const text = JSON.stringify(body);
      if (current?.body !== text) current = { body: text, key: makeKey() };
      return current.key;
    },
    done() {
      current = undefined;
    },
  };
}

/** The intent of one form: pressing its button again after a lost answer pays once. */
export function useIntent(): Intent {
  const intent = useRef<Intent>(undefined);
  intent.current ??= createIntent();
  return intent.current;
}
