/** Who pays whom. */
export type Payment = readonly [from: string, to: string];

/**
 * All ways along which money comes back to where it started, no one visited twice, at most `longest` payments long;
 * each is told once, from its alphabetically first member: `a > b > c`. Depth-first search, plain and exhaustive.
 */
export function loopsOf(payments: readonly Payment[], longest: number): string[] {
  const paid = new Map<string, Set<string>>();
  for (const [from, to] of payments) paid.set(from, (paid.get(from) ?? new Set()).add(to));
  const loops: string[] = [];
  const walk = (way: string[]) => {
    for (const next of paid.get(way.at(-1)!) ?? []) {
      if (next === way[0]) loops.push(way.join(' > '));
      else if (next > way[0]! && way.length < longest && !way.includes(next)) walk([...way, next]);
    }
  };
  for (const start of paid.keys()) walk([start]);
  return loops.sort();
}
