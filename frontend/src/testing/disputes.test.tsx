import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as session from '~/api/session';
import { connectedSeller, createMarketplace, paidCharge, problem } from './marketplace';
import { answer, openDispute } from './money';
import { open } from './open';

const server = setupServer();
let marketplace: ReturnType<typeof createMarketplace>;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  marketplace = createMarketplace();
  marketplace.sellers.push(connectedSeller('seller_1', 'Atlas'));
  marketplace.charges.push(paidCharge('charge_1', { disputed: true }));
  server.use(...marketplace.handlers);
});
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
  session.end();
  localStorage.clear();
});
afterAll(() => server.close());

const sent = (line: string) => marketplace.requests.filter((request) => request.line === line);
const evidence = () => screen.findByRole('form', { name: 'Evidence' });

it('lists disputes with the time that is left, by the filter of the address', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  const { user, address } = open('/disputes?status=needs_response');
  const table = await screen.findByRole('table', { name: 'Disputes' });
  expect(table).toHaveTextContent('Did not arrive');
  expect(table).toHaveTextContent('7 days left');
  await user.selectOptions(screen.getByLabelText('Status'), 'Won');
  await screen.findByRole('heading', { name: 'Nothing matches' });
  expect(address()).toBe('/disputes?status=won');
  expect(sent('GET /v1/disputes').at(-1)?.query.get('status')).toBe('won');
});

it('asks first for what speaks to the reason, saves what changed, and takes back what was emptied', async () => {
  marketplace.disputes.push(
    openDispute('dispute_1', { evidence: { shipping_carrier: 'Post', customer_name: 'Bea' } }),
  );
  const { user } = open('/disputes/dispute_1');
  const form = await evidence();
  expect(within(form).getAllByRole('textbox')[0]).toHaveAccessibleName('Carrier');
  expect(within(form).getByRole('button', { name: 'Save for later' })).toBeDisabled();

  await user.clear(within(form).getByLabelText('Carrier'));
  await user.type(within(form).getByLabelText('Tracking number'), ' 00340 ');
  await user.upload(
    within(form).getByLabelText('Proof of shipment'),
    new File(['%PDF-1.4'], 'receipt.pdf', { type: 'application/pdf' }),
  );
  expect(await within(form).findByText(/receipt\.pdf · 48 kB/)).toBeVisible();
  await user.click(within(form).getByRole('button', { name: 'Save for later' }));
  await screen.findByText(/Saved at Stripe/);
  expect(sent('POST /v1/disputes/dispute_1/evidence').at(-1)?.body).toEqual({
    evidence: {
      shipping_carrier: '',
      shipping_tracking_number: '00340',
      shipping_documentation: 'file_0',
    },
    submit: false,
  });
  expect(within(form).getByRole('button', { name: 'Save for later' })).toBeDisabled();
});

it('submits once, after saying what goes', async () => {
  marketplace.disputes.push(openDispute('dispute_1', { evidence: { shipping_carrier: 'Post' } }));
  const { user, address } = open('/disputes/dispute_1');
  await user.type(within(await evidence()).getByLabelText('What was sold'), 'A bowl');
  await user.click(screen.getByRole('button', { name: 'Submit to the bank…' }));
  const dialog = await screen.findByRole('dialog');
  expect(address()).toBe('/disputes/dispute_1?dialog=submit');
  const pieces = within(dialog).getAllByRole('listitem');
  expect(pieces.map((piece) => piece.textContent)).toEqual(['What was sold', 'Carrier']);
  await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
  await screen.findByText('The bank has your evidence and decides');
  expect(screen.queryByRole('form', { name: 'Evidence' })).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Your evidence' })).toHaveTextContent('A bowl');
  const [request] = sent('POST /v1/disputes/dispute_1/evidence');
  expect(request?.body).toEqual({ evidence: { product_description: 'A bowl' }, submit: true });
  expect(request?.key).toBeTruthy();
});

it('submits nothing while there is nothing, and says so', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  const { user } = open('/disputes/dispute_1');
  await evidence();
  await user.click(screen.getByRole('button', { name: 'Submit to the bank…' }));
  expect(await screen.findByText('There is nothing to submit yet')).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

it('keeps what was typed while an answer is on its way, and lets it be sent again once refused', async () => {
  const dispute = openDispute('dispute_1');
  marketplace.disputes.push(dispute);
  server.use(
    http.post('*/v1/disputes/:id/evidence', () => {
      dispute.answer = answer('submit', 'in_progress');
      return HttpResponse.json(dispute, { status: 202 });
    }),
  );
  const { user } = open('/disputes/dispute_1');
  await user.type(within(await evidence()).getByLabelText('Carrier'), 'Post');
  await user.click(screen.getByRole('button', { name: 'Submit to the bank…' }));
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Submit' }),
  );
  expect(await screen.findByText('Your evidence is on its way to the bank')).toBeVisible();
  expect(screen.getByLabelText('Carrier')).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Accept…' })).not.toBeInTheDocument();

  dispute.answer = answer('submit', 'refused', 'The file is unreadable.');
  const refused = await screen.findByText('Stripe did not take your last answer');
  expect(refused.closest('[role=alert]')).toHaveTextContent('The file is unreadable.');
  expect(screen.getByLabelText('Carrier')).toBeEnabled();
  expect(screen.getByLabelText('Carrier')).toHaveValue('Post');
});

it('sends a refused answer anew under another key, and one that got no reply under the same', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  const failures = [() => HttpResponse.error(), () => problem(409, 'stripe_refused')];
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/v1/disputes/:id/evidence', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return failures.shift()?.();
    }),
  );
  const { user } = open('/disputes/dispute_1');
  await user.type(within(await evidence()).getByLabelText('Carrier'), 'Post');
  const save = screen.getByRole('button', { name: 'Save for later' });
  for (const words of ['No connection', 'detail of stripe_refused']) {
    await user.click(save);
    expect(await screen.findByText(words)).toBeVisible();
    await waitFor(() => expect(save).toBeEnabled());
  }
  await user.click(save);
  await screen.findByText(/Saved at Stripe/);
  expect(keys).toHaveLength(3);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

it('refuses a file that is too big before it is sent, and tells which kinds there may be', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  server.use(
    http.post('*/v1/disputes/:id/files', () =>
      problem(422, 'file_type_refused', {
        errors: [{ pointer: '/file', code: 'file_type_refused', detail: 'is no PDF' }],
      }),
    ),
  );
  const { user } = open('/disputes/dispute_1');
  const pick = within(await evidence()).getByLabelText('Proof of shipment');
  await user.upload(
    pick,
    new File([new Uint8Array(5_000_001)], 'big.pdf', { type: 'application/pdf' }),
  );
  expect(await screen.findByText('At most 5 MB. Choose a smaller one.')).toBeVisible();
  expect(sent('POST /v1/disputes/dispute_1/files')).toHaveLength(0);
  await user.upload(pick, new File(['x'], 'photo.png', { type: 'image/png' }));
  expect(await screen.findByText('Choose a PDF, JPEG or PNG.')).toBeVisible();
});

it('says what accepting costs before it does it', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  const { user } = open('/disputes/dispute_1');
  await user.click(await screen.findByRole('button', { name: 'Accept…' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('It costs €115.00');
  expect(dialog).toHaveTextContent('from the seller’s balance');
  await user.click(within(dialog).getByRole('button', { name: 'Accept, and lose it' }));
  await screen.findByText('Lost: the money stays with the buyer');
  expect(sent('POST /v1/disputes/dispute_1/accept')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Accept…' })).not.toBeInTheDocument();
});

it.each([
  ['won', { withdrawn: 0, fee: 0 }, 'Won: the bank gave the money back'],
  ['under_review', { withdrawn: 10_000, fee: 1_500 }, 'The bank has your evidence and decides'],
  ['warning_closed', null, 'The inquiry is closed'],
] as const)('tells what %s means, and asks for nothing any more', async (status, cost, words) => {
  marketplace.disputes.push(
    openDispute('dispute_1', { status, cost: cost && { ...cost, currency: 'eur' } }),
  );
  open('/disputes/dispute_1');
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.queryByRole('form', { name: 'Evidence' })).not.toBeInTheDocument();
});

it('tells that an inquiry moved no money, and that a refund settles it', async () => {
  marketplace.disputes.push(
    openDispute('dispute_1', { status: 'warning_needs_response', cost: null, refundable: true }),
  );
  open('/disputes/dispute_1');
  expect(await screen.findByText(/no money has moved/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'refund the charge' })).toHaveAttribute(
    'href',
    '/charges/charge_1?dialog=refund',
  );
});

it('takes no evidence when its time is up', async () => {
  marketplace.disputes.push(openDispute('dispute_1', { evidence_due_by: '2026-01-01T00:00:00Z' }));
  open('/disputes/dispute_1');
  expect(await screen.findByText('The time for an answer is up')).toBeVisible();
  expect(screen.queryByRole('form', { name: 'Evidence' })).not.toBeInTheDocument();
});

it('leads to the dispute from the charge and from home', async () => {
  marketplace.disputes.push(openDispute('dispute_1'));
  marketplace.charges[0] = paidCharge('charge_1', {
    disputed: true,
    dispute: { status: 'needs_response', withdrawn: 10_000, fee: 1_500 },
  });
  open('/charges/charge_1');
  const disputes = await screen.findByRole('region', { name: 'Disputes' });
  expect(await within(disputes).findByRole('link')).toHaveAttribute('href', '/disputes/dispute_1');
  cleanup();
  open('/');
  expect(await screen.findByText('A buyer’s bank wants your answer')).toBeVisible();
  expect(screen.getByRole('link', { name: 'See the dispute' })).toHaveAttribute(
    'href',
    '/disputes/dispute_1',
  );
});
