/**
 * `part` of `whole`, applied to `of`, rounded to the nearest minor unit, half up: how a fee follows
 * a part of its charge. The server's rule (`crates/domain/src/fee.rs`), exact where a product of two
 * amounts is more than a number holds.
 */
export function proportion(of: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  return Number((BigInt(of) * BigInt(part) + BigInt(whole) / 2n) / BigInt(whole));
}
