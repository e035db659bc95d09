import type { Graph, Party } from './graph.ts';

export type Variables = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query beside the function that reads them.
export type Data = any;

/** How one way of asking is asked, and what of its answer is the answer. */
export interface Way {
  text: string;
  /** To a form that is equal for equal answers, whoever gave them. */
  answer(data: Data): unknown;
}

/** A question that is timed; ways that a peer does not have are left out. */
export interface Question {
  name: string;
  title: string;
  /** Asked in turn, so that no server answers one request again and again. */
  variables(graph: Graph): Variables[];
  capgraph: Way;
  /** The generated API of @neo4j/graphql. */
  generated?: Way;
  /** Cypher written by hand; rows as objects. */
  cypher?: Way;
}

export const none = (): Variables[] => [{}];

/** Parties from large to small, as few ask for one alone. */
export const spread = (parties: readonly Party[], count: number): Party[] =>
  Array.from({ length: count }, (_, index) => parties[Math.floor((index / count) ** 2 * parties.length)]!);

export const keysOf = (graph: Graph): Variables[] => spread(graph.investors, 200).map(({ key }) => ({ key }));
export const namesOf = (graph: Graph): Variables[] => spread(graph.investors, 200).map(({ name }) => ({ name }));
