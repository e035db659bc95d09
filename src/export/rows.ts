import { everything, type Of } from '../graph/everything.ts';
import type { EdgeRow, NodeRow } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';

/** What leaves the graph. */
export interface Scope {
  /** Facts that this data set states; null: all. */
  dataset: string | null;
  /** Keys of the Sources that these rest on: they leave with them, whoever states them. */
  sources?: ReadonlySet<string>;
  /** Facts that were true on this day, `YYYY-MM-DD`; null: of any validity. */
  validAt: string | null;
  /** Whether earlier versions of edges come too. */
  history: boolean;
}

export type Row = NodeRow | EdgeRow;

/** The rows of a kind or type, by id, in batches; with `history` those of each load in which they came. */
export async function* rowsOf(store: GraphStore, of: Of, scope: Scope, read: Read): AsyncGenerator<Row[]> {
  const isSource = (row: Row) => 'kind' in row && row.kind === 'Source' && scope.sources?.has(row.key) === true;
  const wanted = (row: Row) => scope.dataset === null || row.datasets.includes(scope.dataset) || isSource(row);
  const view = { ...read.view, validAt: scope.validAt };
  // Nodes have no earlier versions.
  if (!scope.history || 'kind' in of) {
    for await (const rows of store.scan(of, { ...read, view })) yield rows.filter(wanted);
    return;
  }
  let known = '';
  for (let load = 1; load <= read.view.load; load += 1) {
    let newest = known;
    const at = { ...view, load, latest: load === read.view.load };
    for await (const rows of store.scan(of, { ...read, view: at })) {
      // What earlier loads brought has left already.
      yield rows.filter((row) => row.recordedAt > known && wanted(row));
      for (const { recordedAt } of rows) if (recordedAt > newest) newest = recordedAt;
    }
    known = newest;
  }
}

/** The scope with the Sources that its facts rest on. */
export async function withSources(store: GraphStore, model: Model, scope: Scope, read: Read): Promise<Scope> {
  if (scope.dataset === null) return scope;
  const sources = new Set<string>();
  for (const of of everything(model)) {
    for await (const rows of rowsOf(store, of, scope, read)) {
      for (const { record } of rows) for (const key of (record.sources as string[] | undefined) ?? []) sources.add(key);
    }
  }
  return { ...scope, sources };
}
