import autocannon from 'autocannon';
import type { Contender } from './contenders.ts';
import type { Graph } from './graph.ts';
import type { Question } from './question.ts';

const headers = { 'content-type': 'application/json' };
const connections = 16;

/** Requests of a question as a contender understands it; null when it cannot be asked that. */
export function bodiesOf(contender: Contender, question: Question, graph: Graph): string[] | null {
  if (contender.way === 'hello') return [JSON.stringify({ query: '{ hello }' })];
  const way = question[contender.way];
  return way ? question.variables(graph).map((variables) => JSON.stringify({ query: way.text, variables })) : null;
}

/** The answers to all of a question's requests, each in the form that is equal for equal answers. */
export async function answersOf(contender: Contender, question: Question, graph: Graph): Promise<string[]> {
  const bodies = bodiesOf(contender, question, graph) ?? [];
  const answers: string[] = [];
  for (const body of bodies) {
    const response = await fetch(contender.url, { method: 'POST', headers, body });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    if (errors) throw new Error(`${contender.name}, ${question.name}: ${JSON.stringify(errors).slice(0, 300)}`);
    answers.push(JSON.stringify(question[contender.way as 'capgraph']!.answer(data)));
  }
  return answers;
}

/** Throws, with both answers, where contenders do not answer a question alike; how many answers were compared. */
export async function compareAnswers(
  contenders: readonly Contender[],
  question: Question,
  graph: Graph,
): Promise<number> {
  const [first, ...others] = contenders;
  const expected = await answersOf(first!, question, graph);
  for (const other of others) {
    const answers = await answersOf(other, question, graph);
    const at = answers.findIndex((answer, index) => answer !== expected[index]);
    if (at < 0) continue;
    throw new Error(
      `${question.name}: ${first!.name} and ${other.name} differ:\n${expected[at]?.slice(0, 400)}\n${answers[at]?.slice(0, 400)}`,
    );
  }
  return expected.length;
}

/** Requests a second over some seconds, after as long a warm-up where asked. */
export async function rateOf(contender: Contender, bodies: string[], seconds: number): Promise<number> {
  const requests = bodies.map((body) => ({
    method: 'POST' as const,
    path: new URL(contender.url).pathname,
    headers,
    body,
  }));
  const result = await autocannon({ url: contender.url, connections, duration: seconds, requests });
  const failed = result.errors + result.non2xx + result.timeouts;
  if (failed > 0) throw new Error(`${contender.name}: ${failed} requests failed`);
  return result.requests.total / result.duration;
}
