import Database from 'libsql/promise';

/** Text, a whole number, or null; the driver knows no other values that are safe. */
export type Cell = string | number | null;

/**
 * A database for what a run notes down: in memory while it is small, past that in a temporary file which is without a
 * name from the start, so that it is gone with the process however that ends. Its statements go by name and get one
 * value per parameter. What was begun must be done before anything else is asked.
 */
export interface Scratch<Name extends string> {
  run(name: Name, values: readonly Cell[]): void;
  /** The list that the statement selects as a JSON text, the sole value of its sole row. */
  list<Item>(name: Name, values: readonly Cell[]): Item[];
  /** As `run`, beside the event loop. */
  begin(name: Name, values: readonly Cell[]): Promise<void>;
  /** As `list`, beside the event loop. */
  ask<Item>(name: Name, values: readonly Cell[]): Promise<Item[]>;
  close(): void;
}

/** What the driver's types leave open. */
interface Prepared {
  reader: boolean;
  raw(): Prepared;
  run(values: Cell[]): unknown;
  get(values: Cell[]): unknown;
  iterate(values: Cell[]): Promise<Iterable<unknown>>;
}

/** Kilobytes of pages that are kept in memory. */
const cached = 16_000;

/** Opens a database with these tables, which are to be `temp`. */
export async function openScratch<Name extends string>(
  tables: readonly string[],
  statements: Record<Name, string>,
): Promise<Scratch<Name>> {
  const database = new Database(':memory:', {});
  // Temporary tables alone leave memory when they grow, and by default not even these.
  const settings = ['temp_store = file', `temp.cache_size = -${cached}`, 'temp.journal_mode = off'];
  for (const setting of settings) await database.exec(`pragma ${setting}`);
  for (const table of tables) await database.exec(table);
  const prepared = new Map<string, Prepared>();
  for (const [name, text] of Object.entries<string>(statements)) {
    const statement: Prepared = await database.prepare(text);
    prepared.set(name, statement.reader ? statement.raw() : statement);
  }
  await database.exec('begin');
  const of = (name: Name) => prepared.get(name)!;
  // A statement runs beside the event loop up to its first row, which is all that there are; errors come with it.
  const beside = async (name: Name, values: readonly Cell[]) => [...(await of(name).iterate([...values]))];
  return {
    run: (name, values) => void of(name).run([...values]),
    list: (name, values) => listIn(of(name).get([...values])),
    begin: async (name, values) => void (await beside(name, values)),
    ask: async (name, values) => listIn((await beside(name, values))[0]),
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

function listIn<Item>(row: unknown): Item[] {
  return JSON.parse((row as [string])[0]) as Item[];
}
