import type { Schemas } from '@souk/client';
import { HttpResponse, http } from 'msw';

const NOW = '2026-11-23T12:00:00Z';

/** What happens to money after it was paid: disputes, balances, payouts, statements, sums. */
export function createMoney() {
  const disputes: Schemas['Dispute'][] = [];
  const payouts: Schemas['Payout'][] = [];
  const items: Schemas['PayoutDetail']['items']['data'] = [];
  const lines: Schemas['Statement']['lines']['data'] = [];
  const balance: Schemas['SellerBalance'] = { balances: [], next_payout: null };
  const summaries: Schemas['CurrencySummary'][] = [];
  /** What a table for a spreadsheet is answered with. */
  const csv = { text: 'id\r\n' };

  const page = <Row>(data: Row[]) => ({ data, next_cursor: null });
  const period = (request: Request) => {
    const query = new URL(request.url).searchParams;
    return { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  };
  const table = () =>
    new HttpResponse(csv.text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });

  const handlers = [
    http.get('*/v1/disputes', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const wanted = disputes.filter(
        ({ status, charge_id }) =>
          status === (query.get('status') ?? status) &&
          charge_id === (query.get('charge_id') ?? charge_id),
      );
      return HttpResponse.json(page(wanted));
    }),
    http.get('*/v1/disputes/:id', ({ params }) => {
      const dispute = disputes.find(({ id }) => id === params.id);
      return dispute ? HttpResponse.json(dispute) : new HttpResponse(null, { status: 404 });
    }),
    http.post('*/v1/disputes/:id/files', ({ params }) => {
      const dispute = disputes.find(({ id }) => id === params.id);
      const file = {
        id: `file_${dispute?.files.length ?? 0}`,
        filename: 'receipt.pdf',
        media_type: 'application/pdf',
        size: 48_213,
        created_at: NOW,
      };
      dispute?.files.push(file);
      return HttpResponse.json(file, { status: 201 });
    }),
    http.post('*/v1/disputes/:id/evidence', async ({ request, params }) => {
      const { evidence, submit } = (await request.json()) as Schemas['AnswerDispute'];
      const dispute = disputes.find(({ id }) => id === params.id);
      if (!dispute) return new HttpResponse(null, { status: 404 });
      const all = Object.entries({ ...dispute.evidence, ...evidence });
      dispute.evidence = Object.fromEntries(all.filter(([, value]) => value)) as Record<
        string,
        string
      >;
      if (submit) {
        dispute.status = 'under_review';
        dispute.submission_count += 1;
      }
      dispute.answer = answer(submit ? 'submit' : 'keep', 'taken');
      return HttpResponse.json(dispute);
    }),
    http.post('*/v1/disputes/:id/accept', ({ params }) => {
      const dispute = disputes.find(({ id }) => id === params.id);
      if (!dispute) return new HttpResponse(null, { status: 404 });
      dispute.status = 'lost';
      dispute.closed_at = NOW;
      dispute.answer = answer('accept', 'taken');
      return HttpResponse.json(dispute);
    }),
    http.get('*/v1/sellers/:id/balance', () => HttpResponse.json(balance)),
    http.get('*/v1/sellers/:id/payouts', () => HttpResponse.json(page(payouts))),
    http.get('*/v1/sellers/:id/payouts/:payout', ({ params }) => {
      const payout = payouts.find(({ id }) => id === params.payout);
      return payout
        ? HttpResponse.json({ payout, items: page(items) } satisfies Schemas['PayoutDetail'])
        : new HttpResponse(null, { status: 404 });
    }),
    http.get('*/v1/sellers/:id/statement', ({ request, params }) =>
      HttpResponse.json({
        seller_id: String(params.id),
        ...period(request),
        currencies: [],
        lines: page(lines),
      } satisfies Schemas['Statement']),
    ),
    http.get('*/v1/sellers/:id/statement.csv', table),
    http.get('*/v1/charges.csv', table),
    http.get('*/v1/sellers/:id/summary', ({ request }) =>
      HttpResponse.json({
        ...period(request),
        interval: 'day',
        currencies: summaries,
      } satisfies Schemas['Summary']),
    ),
  ];
  return { handlers, disputes, payouts, items, lines, balance, summaries, csv };
}

export const answer = (
  kind: Schemas['DisputeAnswer']['kind'],
  status: Schemas['DisputeAnswer']['status'],
  message: string | null = null,
): Schemas['DisputeAnswer'] => ({ kind, status, message, created_at: NOW });

/** Opened over 100 euros, of which the bank has taken 100 and Stripe 15. */
export function openDispute(
  id: string,
  rest: Partial<Schemas['Dispute']> = {},
): Schemas['Dispute'] {
  return {
    id,
    charge_id: 'charge_1',
    seller_id: 'seller_1',
    amount: 10_000,
    currency: 'eur',
    reason: 'product_not_received',
    status: 'needs_response',
    // A week from whenever the tests run.
    evidence_due_by: new Date(Date.now() + 7.5 * 86_400_000).toISOString(),
    submission_count: 0,
    refundable: false,
    evidence: {},
    files: [],
    answer: null,
    cost: { withdrawn: 10_000, fee: 1_500, currency: 'eur' },
    transfer_reversal: null,
    stripe: { dispute: 'dp_1', account: 'acct_1' },
    livemode: false,
    opened_at: NOW,
    closed_at: null,
    updated_at: NOW,
    ...rest,
  };
}

/** Of 86.80 euros by schedule, all of one charge. */
export function paidPayout(id: string, rest: Partial<Schemas['Payout']> = {}): Schemas['Payout'] {
  return {
    id,
    seller_id: 'seller_1',
    amount: 8_680,
    currency: 'eur',
    status: 'paid',
    automatic: true,
    instant: false,
    expected_at: '2026-11-25T00:00:00Z',
    failure: null,
    returned_at: null,
    itemization: 'completed',
    ours: { count: 1, amount: 10_000, fee: 1_320, net: 8_680 },
    outside: { count: 0, amount: 0, fee: 0, net: 0 },
    stripe: { payout: 'po_1', account: 'acct_1' },
    livemode: false,
    created_at: NOW,
    updated_at: NOW,
    ...rest,
  };
}
