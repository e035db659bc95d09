import { filesOf, textOf } from './house.ts';

/** A record of the bundled seeds as it is written, with the place where it stands. */
// biome-ignore lint/suspicious/noExplicitAny: a record has the fields of its kind or type.
export type Seed = Record<string, any> & { place: string; dataset: string };

const seeds: Seed[] = filesOf('seeds')
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => {
    const dataset = file.split('/')[1]!;
    const lines = textOf(file).trimEnd().split('\n');
    return lines.map((line, index) => ({ place: `${file}:${index + 1}`, dataset, ...JSON.parse(line) }));
  });

export const nodes = seeds.filter(({ kind }) => kind);
export const edges = seeds.filter(({ type }) => type);

/** All that the data sets say about each node, by `Kind:key`. */
export const nodesById = groupBy(nodes, ({ kind, key }) => `${kind}:${key}`);

export function edgesOf(...types: string[]): Seed[] {
  return edges.filter(({ type }) => types.includes(type));
}

/** The first value that a data set gives a field of a node; undefined when none does. */
export function fieldOf(id: string, field: string) {
  return nodesById.get(id)?.find((seed) => seed[field] !== undefined)?.[field];
}

/** Where records stand that are not as they should be: what a test expects to be empty. */
export function placesOf(records: readonly Seed[], wrong: (seed: Seed) => unknown): string[] {
  return records.filter(wrong).map(({ place }) => place);
}

/** Items by what they have in common, in the order in which they come. */
export function groupBy<T, K>(items: Iterable<T>, common: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = common(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
