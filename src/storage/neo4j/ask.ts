import type { Read } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Call, Connection } from './connection.ts';
import type { Loads } from './loads.ts';
import { integer } from './properties.ts';
import type { Query } from './scope.ts';

/** What a read answered, the latest load when it ended, and whether another load was in progress. */
export interface Answer<Result> {
  result: Result;
  load: number;
  busy: boolean;
}

/** Reads that keep their view while loads go on; none of them counts a port call. */
export interface Asker {
  /** Executes a statement as it is. */
  once<Result>(query: Query, call: Call): Promise<Answer<Result>>;
  /** Executes a statement for the view; for a past one if the latest moved on meanwhile. */
  view<Result>(query: (view: View) => Query, read: Read): Promise<Result>;
  /** As `view`, or by a statement that is right only while no load is in progress. */
  quickly<Result>(quick: (view: View) => Query, query: (view: View) => Query, read: Read): Promise<Result>;
}

export function createAsker(connection: Connection, loads: Loads): Asker {
  async function once<Result>({ text, parameters }: Query, call: Call): Promise<Answer<Result>> {
    const [row] = await connection.read({ text, parameters: { ...parameters, known: integer(loads.known()) } }, call);
    const [result, load, busy, published] = row as [Result, number, boolean, [number, string][]];
    loads.learn(published);
    return { result, load, busy };
  }
  // Facts of the latest view stand under live types. When the statement ended under a newer load, some may have moved
  // to past types before they were read.
  async function view<Result>(query: (view: View) => Query, read: Read): Promise<Result> {
    const answer = await once<Result>(query(read.view), read);
    if (!read.view.latest || answer.load === read.view.load) return answer.result;
    return (await once<Result>(query({ ...read.view, latest: false }), read)).result;
  }
  return {
    once,
    view,
    async quickly<Result>(quick: (view: View) => Query, query: (view: View) => Query, read: Read): Promise<Result> {
      const answer = await once<Result>(quick(read.view), read);
      const exact = !answer.busy && answer.load === read.view.load;
      return exact ? answer.result : view<Result>(query, read);
    },
  };
}
