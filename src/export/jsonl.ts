import { everything } from '../graph/everything.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { rawOf } from './record.ts';
import { rowsOf, type Scope } from './rows.ts';

/**
 * The graph as JSONL that `npm run ingest` takes, one record a line: what is loaded from it into an empty store leaves
 * as the same bytes. With `history` each line has its load times too, and is a record to read, not to load.
 */
export async function* toJsonl(store: GraphStore, model: Model, scope: Scope, read: Read): AsyncGenerator<string> {
  for (const of of everything(model)) {
    for await (const rows of rowsOf(store, of, scope, read)) {
      const lines = rows.map((row) => {
        const { recordedAt, retractedAt } = row;
        const times = scope.history ? { recordedAt, ...(retractedAt !== null && { retractedAt }) } : {};
        return `${JSON.stringify({ ...rawOf(model, row), ...times })}\n`;
      });
      if (lines.length > 0) yield lines.join('');
    }
  }
}
