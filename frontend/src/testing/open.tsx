import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '~/app/App';
import { createQueryClient } from '~/app/query';
import { createAppRouter } from '~/app/router';

/** Opens an address of the web UI in jsdom, as a browser with or without a session would. */
export function open(path: string, { signedIn = true } = {}) {
  if (signedIn) localStorage.setItem('souk.signed-in', '1');
  const queryClient = createQueryClient();
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createAppRouter(queryClient, history);
  render(<App queryClient={queryClient} router={router} />);
  return { user: userEvent.setup(), address: () => router.state.location.href };
}
