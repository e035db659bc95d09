import { mergeBatch } from '../../graph/batch.ts';
import { createBatches } from '../../graph/batches.ts';
import type { Statement as Stated } from '../../graph/records.ts';
import type { Editions, Load, LoadCounts, StoreVersion } from '../../graph/store.ts';
import { createWritten } from '../../graph/written.ts';
import type { Model } from '../../ontology/model.ts';
import { type Bulk, bulkAfter, createBulk } from './bulk.ts';
import { createFound } from './found.ts';
import type { Bindable, Statement } from './parameters.ts';
import { writeChanges } from './write-changes.ts';
import { writeEdges } from './write-edges.ts';
import { writeNodes } from './write-nodes.ts';
import type { Writer } from './writer.ts';

/** What writing a batch shares with the batches before it. */
export interface Writing {
  model: Model;
  /** Data sets in the order in which they win. */
  order: readonly string[];
  /** Number of the load. */
  load: number;
  /** Row ids are ours to give: nobody else writes meanwhile. */
  nextNode: number;
  nextEdge: number;
  /** Live facts more or fewer per node kind (`node`) and edge type (`edge`). */
  tally: Map<string, number>;
  bulk: Bulk;
}

/** What a batch is to write, and what came of it. */
interface Merged {
  statements: Statement[];
  counts: LoadCounts;
}

/**
 * One transaction: nothing shows before it is committed, and a process that dies in it leaves nothing behind. A batch is
 * written beside the event loop while the next is merged, unless that leans on what is being written.
 */
export async function beginLoad(
  writer: Writer,
  model: Model,
  order: readonly string[],
  ended: () => void,
  after = bulkAfter,
): Promise<Load> {
  await writer.exec('begin immediate');
  const scalar = async (text: string) => Number((await writer.rows({ text, parameters: [] }))[0]?.[0] ?? 0);
  const nodes = await scalar('select max(row_id) from node');
  const edges = await scalar('select max(row_id) from edge');
  const writing: Writing = {
    model,
    order,
    load: (await scalar('select max(number) from load')) + 1,
    nextNode: nodes + 1,
    nextEdge: edges + 1,
    tally: new Map(),
    bulk: createBulk(model, after(nodes + edges)),
  };
  const touched = new Set<string>();
  const earlier = createWritten();
  const batches = createBatches(merge, write);
  let open = true;
  const end = () => {
    open = false;
    ended();
  };

  async function merge(statements: readonly Stated[], before: Promise<unknown>): Promise<Merged> {
    const again = earlier.again(statements);
    if (again.length > 0 || earlier.leads(statements)) {
      await before;
      earlier.done();
    }
    const found = await createFound(writer, statements, writing.load, again, nodes === 0);
    const changes = mergeBatch(model, statements, found.standing, order);
    earlier.note(changes);
    for (const name of changes.datasets) touched.add(name);
    const { nextNode, nextEdge } = writing;
    const all = [
      ...writing.bulk.before(changes),
      ...writeNodes(writing, changes.nodes, found),
      ...writeEdges(writing, changes.edges, found),
      ...writeChanges(writing, changes, found, { nextNode, nextEdge }),
    ];
    return { statements: all, counts: changes.counts };
  }

  async function write({ statements }: Merged, before: Promise<unknown>): Promise<void> {
    await before;
    for (const statement of statements) await writer.rows(statement);
  }

  return {
    async applyBatch(statements: readonly Stated[]): Promise<LoadCounts> {
      if (!open) throw new Error('the load has ended');
      return batches.apply(statements);
    },
    async publish(editions: Editions = {}): Promise<StoreVersion> {
      if (!open) throw new Error('the load has ended');
      await batches.written();
      const write = (text: string, ...parameters: Bindable[]) => writer.rows({ text, parameters });
      for (const statement of writing.bulk.end()) await writer.rows(statement);
      const nameEditions = () =>
        write(
          'update dataset set edition = given.value from json_each(?1) as given where name = given.key',
          JSON.stringify(editions),
        );
      const last = await latest(writer);
      if (touched.size === 0) {
        await nameEditions();
        await writer.exec('commit');
        end();
        return last;
      }
      const loadedAt = publicationTime(last.loadedAt);
      await write('insert into load (number, published_at) values (?1, ?2)', BigInt(writing.load), loadedAt);
      await write(
        'insert into dataset (name, load) select value, ?2 from json_each(?1) where true on conflict do update set load = excluded.load, edition = null',
        JSON.stringify([...touched]),
        BigInt(writing.load),
      );
      await write(
        'insert into dataset_load (name, load) select value, ?2 from json_each(?1)',
        JSON.stringify([...touched]),
        BigInt(writing.load),
      );
      await write(
        'insert into tally (of, name, count) select value ->> 0, value ->> 1, value ->> 2 from json_each(?1) where true ' +
          'on conflict do update set count = count + excluded.count',
        JSON.stringify([...writing.tally].map(([name, count]) => [...name.split(' '), count])),
      );
      await nameEditions();
      await writer.exec('commit');
      end();
      return { load: writing.load, loadedAt };
    },
    async discard(): Promise<void> {
      await batches.written().catch(() => {});
      if (!open) return;
      // After a full disk and its like SQLite has rolled back by itself, and that there is nothing left to is no failure.
      await writer.exec('rollback').catch(() => {});
      end();
    },
  };
}

async function latest(writer: Writer): Promise<StoreVersion> {
  const text = 'select number, published_at from load order by number desc limit 1';
  const [row] = await writer.rows({ text, parameters: [] });
  return row ? { load: Number(row[0]), loadedAt: String(row[1]) } : { load: 0, loadedAt: null };
}

/** Later than the load before even within its millisecond or under a clock set back: times tell loads apart. */
function publicationTime(before: string | null): string {
  return new Date(Math.max(Date.now(), before === null ? 0 : Date.parse(before) + 1)).toISOString();
}
