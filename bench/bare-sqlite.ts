import Database from 'libsql';
import { currentModel } from '../src/ontology/current.ts';
import { definitions } from '../src/storage/sqlite/ddl.ts';

/** Tables whose rows are a loaded graph, with the columns by which they are read in their own order. */
const tables: Record<string, string[]> = {
  node: ['row_id'],
  edge: ['row_id'],
  node_ref: ['field', 'target', 'node'],
  edge_ref: ['type', 'field', 'target', 'live', 'pos', 'edge'],
  degree: ['node', 'type', 'direction'],
  change: ['name', 'load', 'id'],
};

const pageSize = 10_000;

/**
 * Seconds in which the rows of a loaded graph are inserted one by one, by prepared statements in one transaction, into
 * the same tables with the same indexes and settings: what no loader can beat but by a better order. Reading them is
 * not counted. `file` is not there yet.
 */
export function insertBare(loaded: string, file: string): number {
  const [from, to] = [new Database(loaded), new Database(file)];
  to.exec('pragma journal_mode = wal');
  for (const { text } of definitions(currentModel())) to.exec(text);
  for (const setting of ['synchronous = normal', 'cache_size = -64000']) to.exec(`pragma ${setting}`);
  let spent = 0;
  const timed = (work: () => void) => {
    const started = performance.now();
    work();
    spent += performance.now() - started;
  };
  timed(() => to.exec('begin immediate'));
  for (const [table, keys] of Object.entries(tables)) {
    const columns = (from.prepare(`select name from pragma_table_info('${table}')`).raw().all([]) as [string][]).flat();
    const insert = to.prepare(`insert into ${table} values (${columns.map((_, at) => `?${at + 1}`).join(', ')})`);
    const words = to.prepare("insert into node_text (rowid, words, rest) values (?1, ?2, '')");
    const places = keys.map((key) => columns.indexOf(key));
    const key = keys.join(', ');
    const page = (after: unknown[]) => {
      const beyond = after.length > 0 ? `where (${key}) > (${keys.map((_, at) => `?${at + 1}`).join(', ')})` : '';
      const text = `select * from ${table} ${beyond} order by ${key} limit ${pageSize}`;
      return from.prepare(text).raw().all(after) as unknown[][];
    };
    for (let rows = page([]); rows.length > 0; rows = page(places.map((at) => rows.at(-1)![at]))) {
      timed(() => {
        for (const row of rows) {
          insert.run(row);
          if (table === 'node') words.run([row[0], `${row[4]} ${row[5]}`]);
        }
      });
    }
  }
  timed(() => to.exec('commit'));
  from.close();
  to.close();
  return spent / 1_000;
}
