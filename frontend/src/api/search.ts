/**
 * What may stand behind the `?` of a page's address. Every page loads all of it, the buyer's too,
 * so it is a few lines and no library.
 */

/** Reads one part. What is none of it, or empty, is as if it were not there. */
type Part<Value> = (given: unknown) => Value | undefined;

export const text: Part<string> = (given) =>
  typeof given === 'string' && given !== '' ? given : undefined;

export const matching =
  (pattern: RegExp): Part<string> =>
  (given) =>
    typeof given === 'string' && pattern.test(given) ? given : undefined;

export const oneOf =
  <Value extends string>(values: readonly Value[]): Part<Value> =>
  (given) =>
    values.find((value) => value === given);

type Read<Parts> = {
  [K in keyof Parts]?: Parts[K] extends Part<infer Value> ? Value | undefined : never;
};

/** A route's `validateSearch`: its own parts, and nothing of what else stands in the address. */
export function search<Parts extends Record<string, Part<unknown>>>(parts: Parts) {
  return (given: Record<string, unknown>): Read<Parts> => {
    // A part that is not there is named all the same: the router shows what stood there otherwise.
    const read = Object.entries(parts).map(([name, part]) => [name, part(given[name])] as const);
    return Object.fromEntries(read) as Read<Parts>;
  };
}
