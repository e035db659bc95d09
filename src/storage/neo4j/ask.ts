import { createMeter, type Meter } from '../../graph/meter.ts';
import type { Read } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import { combine } from './combine.ts';
import type { Call, Connection } from './connection.ts';
import type { Loads } from './loads.ts';
import { publishedLoads } from './queries.ts';
import type { Query } from './scope.ts';

/** What a read answered, the latest load when it ended, and whether another load was in progress. */
export interface Answer<Result> {
  result: Result;
  load: number;
  busy: boolean;
}

/** Reads that keep their view while loads go on; none of them counts a port call, all tell the meter what they found. */
export interface Asker {
  /** The latest load that the last statement found; 0 before any. */
  known(): number;
  /** Executes a statement as it is. */
  once<Result>(query: Query, call: Call): Promise<Answer<Result>>;
  /** Executes a statement for the view; for a past one if the latest moved on meanwhile. */
  view<Result>(query: (view: View) => Query, read: Read): Promise<Result>;
  /** As `view`, or by a statement that is right only while no load is in progress. */
  quickly<Result>(quick: (view: View) => Query, query: (view: View) => Query, read: Read): Promise<Result>;
}

/** Reads of one request that were asked for before any of them was sent. */
interface Waiting {
  call: Call;
  queries: Query[];
  /** The answers of all, in order. */
  answers: Promise<Answer<unknown[]>>;
}

/** More in one statement would be planned for long, and each other mixture anew. */
const together = 6;

export function createAsker(connection: Connection, loads: Loads, mostTogether = together): Asker {
  let latest = 0;
  const waiting = new Map<Meter, Waiting>();

  /** What a request asks for in one turn of the event loop is one statement. */
  async function once<Result>(query: Query, call: Call): Promise<Answer<Result>> {
    let group = waiting.get(call.meter);
    if (!group || group.queries.length === mostTogether) {
      group = gather(call);
      waiting.set(call.meter, group);
    }
    const place = group.queries.push(query) - 1;
    const { result, load, busy } = await group.answers;
    return { result: result[place] as Result, load, busy };
  }
  function gather(call: Call): Waiting {
    const group: Waiting = { call, queries: [], answers: nextTick().then(() => send(group)) };
    return group;
  }
  async function send(group: Waiting): Promise<Answer<unknown[]>> {
    const { call, queries } = group;
    if (waiting.get(call.meter) === group) waiting.delete(call.meter);
    const [row] = await connection.read(combine(queries), call);
    const [result, load, busy] = row as [unknown, number, boolean];
    latest = load;
    call.meter.found ??= load;
    if (load > loads.known()) await learn(load, call);
    return { result: queries.length === 1 ? [result] : (result as unknown[]), load, busy };
  }
  /** Published times are asked for once: as part of every read they cost a quarter of a small one. */
  async function learn(load: number, { deadline }: Call): Promise<void> {
    const query = publishedLoads(loads.known(), load);
    loads.learn((await connection.read(query, { deadline, meter: createMeter() })) as [number, string][]);
  }
  // Facts of the latest view stand under live types. When the statement ended under a newer load, some may have moved
  // to past types before they were read.
  async function view<Result>(query: (view: View) => Query, read: Read): Promise<Result> {
    const answer = await once<Result>(query(read.view), read);
    if (!read.view.latest || answer.load === read.view.load) return answer.result;
    return (await once<Result>(query({ ...read.view, latest: false, overtaken: !read.view.pinned }), read)).result;
  }
  return {
    known: () => latest,
    once,
    view,
    async quickly<Result>(quick: (view: View) => Query, query: (view: View) => Query, read: Read): Promise<Result> {
      const answer = await once<Result>(quick(read.view), read);
      const exact = !answer.busy && answer.load === read.view.load;
      return exact ? answer.result : view<Result>(query, read);
    },
  };
}

/** Settles when what the event loop is about to do now is done: reads that it starts come together. */
function nextTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
