import { everything } from '../graph/everything.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';

/** What two data sets state, by node kind and edge type; only what occurs. */
export interface Difference {
  of: string;
  onlyFirst: number;
  both: number;
  onlySecond: number;
}

/** How many facts each data set states. */
export async function countFacts(store: GraphStore, model: Model, read: Read): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const of of everything(model)) {
    for await (const rows of store.scan(of, read)) {
      for (const { datasets } of rows) for (const name of datasets) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** What two data sets state; `tell` is called with the sign and id of each fact that one of them alone states. */
export async function difference(
  store: GraphStore,
  model: Model,
  [first, second]: readonly [string, string],
  read: Read,
  tell: (sign: '-' | '+', id: string) => void,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const of of everything(model)) {
    const found = { of: 'kind' in of ? of.kind : of.type, onlyFirst: 0, both: 0, onlySecond: 0 };
    for await (const rows of store.scan(of, read)) {
      for (const { id, datasets } of rows) {
        const [one, other] = [datasets.includes(first), datasets.includes(second)];
        if (one && other) found.both += 1;
        else if (one) found.onlyFirst += 1;
        else if (other) found.onlySecond += 1;
        if (one !== other) tell(one ? '-' : '+', 'kind' in of ? id : `${model.edges.get(of.type)!.name}:${id}`);
      }
    }
    if (found.onlyFirst + found.both + found.onlySecond > 0) differences.push(found);
  }
  return differences;
}
