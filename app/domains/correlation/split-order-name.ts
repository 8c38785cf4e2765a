/**
 * Takes an order's name apart into what the shop puts around the number and the number itself:
 * "NW-1001-A" → { prefix: "NW-", number: "1001", suffix: "-A" }.
 *
 * Shopify lets a shop set a prefix and a suffix, which may hold digits too, such as a year. The counter is taken to be
 * the longest run of digits; of equally long ones the last that does not read as a year.
 * @returns null for a name without digits.
 */
export function splitOrderName(name: string): { prefix: string; number: string; suffix: string } | null {
  const runs = [...name.normalize('NFKC').matchAll(/\d+/g)];
  const longest = Math.max(...runs.map((run) => run[0].length));
  const longRuns = runs.filter((run) => run[0].length === longest);
  const counter = longRuns.findLast((run) => !readsAsYear(run[0])) ?? longRuns.at(-1);
  if (!counter) return null;
  const text = counter.input;
  return {
    prefix: text.slice(0, counter.index),
    number: counter[0],
    suffix: text.slice(counter.index + counter[0].length),
  };
}

/** Four digits that a person would take for a year. */
export function readsAsYear(digits: string): boolean {
  return /^(19|20)\d\d$/.test(digits);
}
