import { type Spread, spreadOf } from './report.ts';

/** One answer with what the server says that it cost. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query that was asked.
  data: any;
  /** Milliseconds from the request to the whole answer. */
  ms: number;
  bytes: number;
  rowsRead: number;
}

/** Asks one request and waits for it; throws what the server complains about. */
export async function ask(url: string, query: string, variables: object = {}): Promise<Answered> {
  const body = JSON.stringify({ query, variables, extensions: { cost: true } });
  const started = performance.now();
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  const ms = performance.now() - started;
  const { data, errors, extensions } = JSON.parse(text);
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return { data, ms, bytes: text.length, rowsRead: extensions.cost.rowsRead };
}

/** Asks with each of the variables, one request after another. */
export async function askAll(url: string, query: string, all: readonly object[]): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const variables of all) answers.push(await ask(url, query, variables));
  return answers;
}

export const msOf = (answers: readonly Answered[]): Spread => spreadOf(answers.map(({ ms }) => ms));
