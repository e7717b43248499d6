import { type Schemas, unwrap } from '@souk/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '~/api/client';

export type Quote = Schemas['Quote'];
/** What is asked about: who is paid, how much, and which way the money goes. */
export type Ask = Schemas['CreateQuote'];

/** What a charge would bring. A refusal of the question is an answer too, so it is not asked again. */
export const quoteQuery = (ask: Ask) =>
  queryOptions({
    queryKey: ['quotes', ask],
    queryFn: () => unwrap(api.POST('/v1/quotes', { body: ask })),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
