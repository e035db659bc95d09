import type { NodeId, Statement } from '../graph/records.ts';
import { Recent } from './recent.ts';
import { type Cell, openScratch, type Scratch } from './scratch.ts';
import type { Item, Need, Place } from './statements.ts';

/** An item as it is loaded. */
export type Sound = Pick<Item, 'template' | 'statement'>;

const pageSize = 1_000;

/** Needed nodes of which it is known that they are noted down. */
const rememberedNeeds = 50_000;

/**
 * The records of an input between their one reading and the store, outside of memory. First each is added, then they are
 * sorted; what turns out not to hold is dropped, so that from then on only sound ones are found.
 */
export class Staging {
  private readonly scratch: Scratch = openScratch(tables);
  /** Data sets, files and templates, which are few and stand as their place in this list. */
  private readonly names: (string | null)[] = [];
  private readonly needed = new Recent<true>(rememberedNeeds);
  private echoes: number[][] = [];
  private readonly counts = { given: 0, retracts: 0 };

  add(item: Item): void {
    const { number, statement, template, file, line, givenId, needs } = item;
    const { on, id, dataset } = statement;
    const place = [this.nameOf(template), this.nameOf(file), line];
    const texts = [JSON.stringify(statement), JSON.stringify(needs)];
    const [retracts, given] = [on === 'retraction' ? 1 : 0, givenId ? 1 : 0];
    this.counts.given += given;
    this.counts.retracts += retracts;
    this.scratch.run(insert, [number, aboutOf(id), id, this.nameOf(dataset), retracts, given, ...place, ...texts]);
    for (const need of needs) {
      if (this.needed.get(need.id)) continue;
      this.scratch.run('insert or ignore into need (id) values (?1)', [need.id]);
      this.needed.set(need.id, true);
    }
  }

  /** Takes note of a record that says just what an earlier one says. */
  addEcho(of: number, { number, template, file, line }: Place): void {
    const count = this.echoes.push([number, of, this.nameOf(template), this.nameOf(file), line]);
    if (count === pageSize) this.writeEchoes();
  }

  /** To be called when all was added, before anything is asked. */
  sort(): void {
    this.writeEchoes();
    this.scratch.run('create index temp.by_fact on record (about, id, number)', []);
  }

  drop({ number }: Item): void {
    this.scratch.run('delete from record where number = ?1', [number]);
  }

  /** Puts an item in the place of the one of its number, about the same fact. */
  replace({ number, statement, needs }: Item): void {
    const texts = [JSON.stringify(statement), JSON.stringify(needs)];
    this.scratch.run('update record set body = ?2, needs = ?3 where number = ?1', [number, ...texts]);
  }

  /** Where the records stand that say what this one says. */
  echoesOf(number: number): Place[] {
    this.scratch.run('create index if not exists temp.by_original on echo (original)', []);
    const rows = this.scratch.rows('select number, template, file, line from echo where original = ?1', [number]);
    return rows.map((row) => this.placeOf(row));
  }

  /** Each node and edge of which there are several records, with these in the order of the input. */
  *several(): Generator<Iterable<Item>> {
    for (const about of ['node', 'edge']) {
      for (let last = ''; ; ) {
        const ids = this.scratch.rows(several, [about, last]);
        for (const [id] of ids) yield this.pages(`about = '${about}' and id = ?2`, [id!]);
        if (ids.length < pageSize) break;
        last = ids.at(-1)![0] as string;
      }
    }
  }

  /** All items in the order of the input, or those alone that give their own ids. */
  inOrder(which: 'all' | 'given'): Generator<Item> {
    return this.pages(which === 'all' ? 'true' : this.counts.given > 0 ? 'given = 1' : 'false', []);
  }

  retractions(): Item[] {
    return this.counts.retracts > 0 ? [...this.pages('retracts = 1', [])] : [];
  }

  /** What is said about nodes or about edges, by id: each fact in one piece, and the store's indexes in their order. */
  *byFact(about: 'node' | 'edge'): Generator<Sound> {
    for (let [id, number]: [string, number] = ['', -1]; ; ) {
      const rows = this.scratch.rows(byFact, [about, id, number]);
      for (const [, , template, body] of rows)
        yield { template: this.names[Number(template)]!, statement: JSON.parse(body as string) as Statement };
      if (rows.length < pageSize) return;
      [id, number] = rows.at(-1) as [string, number];
    }
  }

  /** How many records are to be loaded. */
  size(): number {
    return this.scratch.rows('select count(*) from record', [])[0]![0] as number;
  }

  /** Whether the input's data set states or retracts this id. */
  mentions(dataset: string, id: string): boolean {
    return this.has(id, 'dataset = ?3', this.nameOf(dataset));
  }

  /** Whether any data set of the input states this node. */
  states(id: NodeId): boolean {
    return this.has(id, 'retracts = ?3', 0);
  }

  /** Nodes that the input names and does not state. */
  *unstated(): Generator<NodeId[]> {
    for (let last = ''; ; ) {
      const ids = this.scratch.rows(unstated, [last]).map(([id]) => id as NodeId);
      if (ids.length > 0) yield ids;
      if (ids.length < pageSize) return;
      last = ids.at(-1)!;
    }
  }

  close(): void {
    this.scratch.close();
  }

  private has(id: string, condition: string, value: Cell): boolean {
    const text = `select 1 from record where about = ?1 and id = ?2 and ${condition} limit 1`;
    return this.scratch.rows(text, [aboutOf(id), id, value]).length > 0;
  }

  private writeEchoes(): void {
    this.scratch.run(insertEchoes, [JSON.stringify(this.echoes)]);
    this.echoes = [];
  }

  private *pages(condition: string, values: Cell[]): Generator<Item> {
    const text = `select number, template, file, line, given, body, needs from record where number > ?1 and ${condition} order by number limit ${pageSize}`;
    for (let last = -1; ; ) {
      const rows = this.scratch.rows(text, [last, ...values]);
      for (const row of rows) yield this.itemOf(row);
      if (rows.length < pageSize) return;
      last = rows.at(-1)![0] as number;
    }
  }

  private itemOf(row: Cell[]): Item {
    const [given, body, needs] = row.slice(4) as [number, string, string];
    const statement = JSON.parse(body) as Statement;
    return { ...this.placeOf(row), givenId: given === 1, statement, needs: JSON.parse(needs) as Need[] };
  }

  private placeOf([number, template, file, line]: Cell[]): Place {
    const place = { number: Number(number), template: this.names[Number(template)]!, line: Number(line) };
    return { ...place, file: this.names[Number(file)]! };
  }

  private nameOf(name: string | null): number {
    const at = this.names.lastIndexOf(name);
    return at >= 0 ? at : this.names.push(name) - 1;
  }
}

function aboutOf(id: string): 'node' | 'edge' {
  return id.includes(':') ? 'node' : 'edge';
}

const tables = [
  `create temp table record (
  number integer primary key,
  about text not null,
  id text not null,
  dataset integer not null,
  retracts integer not null,
  given integer not null,
  template integer not null,
  file integer not null,
  line integer not null,
  body text not null,
  needs text not null
)`,
  'create temp table need (id text primary key) without rowid',
  `create temp table echo (
  number integer primary key,
  original integer not null,
  template integer not null,
  file integer not null,
  line integer not null
)`,
];

const insert =
  'insert into record (number, about, id, dataset, retracts, given, template, file, line, body, needs) ' +
  'values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)';

const insertEchoes =
  'insert into echo (number, original, template, file, line) ' +
  'select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?1)';

const several = `select id from record where about = ?1 and id > ?2 group by id having count(*) > 1 order by id limit ${pageSize}`;

const byFact =
  'select id, number, template, body from record where about = ?1 and retracts = 0 and (id, number) > (?2, ?3) ' +
  `order by id, number limit ${pageSize}`;

const unstated =
  "select id from need n where id > ?1 and not exists (select 1 from record where about = 'node' and id = n.id and retracts = 0) " +
  `order by id limit ${pageSize}`;
