import Database from 'libsql';

/** Text, a whole number, or null; the driver knows no other values that are safe. */
export type Cell = string | number | null;

/**
 * A database for what a run notes down: in memory while it is small, past that in a temporary file which is without a
 * name from the start, so that it is gone with the process however that ends.
 */
export interface Scratch {
  /** Executes a statement; one value per parameter, or those of an earlier call are taken. */
  run(text: string, values: readonly Cell[]): void;
  /** All rows, each as an array of columns. */
  rows(text: string, values: readonly Cell[]): Cell[][];
  close(): void;
}

/** Kilobytes of pages that are kept in memory. */
const cached = 32_000;

/** Opens a database with these tables, which are to be `temp`. */
export function openScratch(tables: readonly string[]): Scratch {
  const database = new Database(':memory:');
  // Temporary tables alone leave memory when they grow, and by default not even these.
  const settings = ['temp_store = file', `temp.cache_size = -${cached}`, 'temp.journal_mode = off'];
  for (const setting of settings) database.exec(`pragma ${setting}`);
  for (const table of tables) database.exec(table);
  const prepared = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    if (statement.reader) statement.raw();
    prepared.set(text, statement);
    return statement;
  };
  database.exec('begin');
  return {
    run: (text, values) => void prepare(text).run(values),
    rows: (text, values) => prepare(text).all(values) as Cell[][],
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}
