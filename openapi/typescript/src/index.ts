/**
 * A typed client of the Souk API: openapi-fetch over types generated from `openapi/openapi.json`,
 * and the three things every caller needs besides: problems as errors, idempotency keys, and the
 * access token.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

export type { components, operations, paths } from './schema.ts';

/** The shapes that the document names, for example `Schemas['Charge']`. */
export type Schemas = components['schemas'];

/** An RFC 9457 problem as every refusal of the API has it. `code` is the stable part. */
export type Problem = Schemas['Problem'];

export type SoukClient = Client<paths>;

export interface SoukClientOptions {
  /** Where the API is, without `/v1`; left out in a browser: the page's own origin. */
  baseUrl?: string;
  /** Asked before each request; nothing is sent when it gives none. */
  accessToken?: () => string | undefined | Promise<string | undefined>;
  /** In place of the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** A client whose calls return `{ data, error, response }`; see `unwrap`. */
export function createSoukClient(options: SoukClientOptions = {}): SoukClient {
  const { baseUrl = '', accessToken, fetch } = options;
  const client = createClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  if (accessToken) {
    client.use({
      async onRequest({ request }) {
        const token = await accessToken();
        if (token) request.headers.set('Authorization', `Bearer ${token}`);
        return request;
      },
    });
  }
  return client;
}

/** A refusal of the API. `problem` is what it said; `status` the HTTP status. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: Problem,
    readonly status: number,
    /** Seconds to wait before another try, when the API named them. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail || problem.title);
  }

  get code(): string {
    return this.problem.code;
  }
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The data of a call, or a `ProblemError`. An answer that is no problem document, such as a proxy's
 * own error page, becomes one with the code `unreadable_answer`.
 */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  throw new ProblemError(
    isProblem(error) ? error : unreadable(response),
    response.status,
    Number.isNaN(retryAfter) ? undefined : retryAfter,
  );
}

/** A fresh key for one intent of a caller: keep it over retries, make another for another body. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
  );
}

function unreadable(response: Response): Problem {
  return {
    type: 'about:blank',
    title: 'Unreadable answer',
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
    code: 'unreadable_answer',
    request_id: response.headers.get('X-Request-Id') ?? '',
  } as Problem;
}
