import { useBlocker } from '@tanstack/react-router';

/** Asks before a page is left on which something was typed and not saved. */
export function useKeepTyped(unsaved: boolean) {
  useBlocker({
    // A dialog of the same page changes only what is asked of it.
    shouldBlockFn: ({ current, next }) =>
      unsaved &&
      current.pathname !== next.pathname &&
      !window.confirm('Leave without saving your evidence?'),
    enableBeforeUnload: unsaved,
    disabled: !unsaved,
  });
}
