import { mergeBatch } from '../../graph/batch.ts';
import type { Statement as Stated } from '../../graph/records.ts';
import type { Editions, Load, LoadCounts, StoreVersion } from '../../graph/store.ts';
import type { Model } from '../../ontology/model.ts';
import type { Connection } from './connection.ts';
import { createFound, type Found } from './found.ts';
import type { Bindable } from './parameters.ts';
import { writeChanges } from './write-changes.ts';
import { writeEdges } from './write-edges.ts';
import { writeNodes } from './write-nodes.ts';

/** What writing a batch shares with the batches before it. */
export interface Writing {
  connection: Connection;
  model: Model;
  /** Number of the load. */
  load: number;
  /** Row ids are ours to give: nobody else writes meanwhile. */
  nextNode: number;
  nextEdge: number;
  /** Live facts more or fewer per node kind (`node`) and edge type (`edge`). */
  tally: Map<string, number>;
}

/** One transaction: nothing shows before it is committed, and a process that dies in it leaves nothing behind. */
export function beginLoad(connection: Connection, model: Model, order: readonly string[], ended: () => void): Load {
  connection.exec('begin immediate');
  const scalar = (text: string) => Number(connection.rows({ text, parameters: [] })[0]?.[0] ?? 0);
  const writing: Writing = {
    connection,
    model,
    load: scalar('select max(number) from load') + 1,
    nextNode: scalar('select max(row_id) from node') + 1,
    nextEdge: scalar('select max(row_id) from edge') + 1,
    tally: new Map(),
  };
  const touched = new Set<string>();
  let open = true;
  const end = (text: 'commit' | 'rollback') => {
    if (!open) throw new Error('the load has ended');
    connection.exec(text);
    open = false;
    ended();
  };

  return {
    async applyBatch(statements: readonly Stated[]): Promise<LoadCounts> {
      if (!open) throw new Error('the load has ended');
      const found: Found = createFound(connection, statements);
      const changes = mergeBatch(model, statements, found.standing, order);
      writeChanges(writing, [...changes.nodes, ...changes.edges], found, order);
      writeNodes(writing, changes.nodes, found);
      writeEdges(writing, changes.edges, found);
      for (const name of changes.datasets) touched.add(name);
      return changes.counts;
    },
    async publish(editions: Editions = {}): Promise<StoreVersion> {
      const write = (text: string, ...parameters: Bindable[]) => connection.run({ text, parameters });
      const nameEditions = () =>
        write(
          'update dataset set edition = given.value from json_each(?1) as given where name = given.key',
          JSON.stringify(editions),
        );
      if (touched.size === 0) {
        const version = latest(connection);
        nameEditions();
        end('commit');
        return version;
      }
      const loadedAt = publicationTime(latest(connection).loadedAt);
      write('insert into load (number, published_at) values (?1, ?2)', BigInt(writing.load), loadedAt);
      write(
        'insert into dataset (name, load) select value, ?2 from json_each(?1) where true on conflict do update set load = excluded.load, edition = null',
        JSON.stringify([...touched]),
        BigInt(writing.load),
      );
      write(
        'insert into dataset_load (name, load) select value, ?2 from json_each(?1)',
        JSON.stringify([...touched]),
        BigInt(writing.load),
      );
      write(
        'insert into tally (of, name, count) select value ->> 0, value ->> 1, value ->> 2 from json_each(?1) where true ' +
          'on conflict do update set count = count + excluded.count',
        JSON.stringify([...writing.tally].map(([name, count]) => [...name.split(' '), count])),
      );
      nameEditions();
      end('commit');
      return { load: writing.load, loadedAt };
    },
    async discard(): Promise<void> {
      if (open) end('rollback');
    },
  };
}

function latest(connection: Connection): StoreVersion {
  const text = 'select number, published_at from load order by number desc limit 1';
  const [row] = connection.rows({ text, parameters: [] });
  return row ? { load: Number(row[0]), loadedAt: String(row[1]) } : { load: 0, loadedAt: null };
}

/** Later than the load before even within its millisecond or under a clock set back: times tell loads apart. */
function publicationTime(before: string | null): string {
  return new Date(Math.max(Date.now(), before === null ? 0 : Date.parse(before) + 1)).toISOString();
}
