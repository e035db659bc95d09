import type { GraphStore, Read } from '../graph/store.ts';
import { rowsOf, type Scope } from './rows.ts';

/** Everything that has to be said about whose data they are: a line per Source with publisher, licence and address. */
export async function* attribution(store: GraphStore, scope: Scope, read: Read): AsyncGenerator<string> {
  for await (const rows of rowsOf(store, { kind: 'Source' }, { ...scope, history: false }, read)) {
    for (const { record } of rows) {
      const { name, publisher, licence, url } = record as Record<string, string | undefined>;
      yield [name, publisher, licence ? `licence: ${licence}` : 'licence not stated', url].filter(Boolean).join(' · ');
    }
  }
}
