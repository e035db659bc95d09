import { edges, interfaces, nodes } from '../../schema/index.ts';
import type { Money, MoneyQualifier } from '../../schema/values/money.ts';
import { deriveEdgeId, type FactRecord, nodeId, type Statement, splitId, storedEnds } from '../../src/graph/records.ts';
import { link } from '../../src/ontology/link.ts';

/** The real ontology, linked once for all tests. */
export const model = link({ nodes, edges, interfaces });

/** What one data set says, in short words. Facts rest on the source `press` unless their record says otherwise. */
export interface Voice {
  /** `id` is `Kind:key`. */
  node(id: string, name: string, fields?: FactRecord): Statement;
  /** Ends as `Kind:key`; the id is derived unless given as `id`. */
  edge(type: string, from: string, to: string, fields?: FactRecord, id?: string): Statement;
  retract(id: string): Statement;
}

export function voice(dataset: string): Voice {
  return {
    node(id, name, fields = {}) {
      const { name: kind, rest: key } = splitId(id)!;
      const sources = kind === 'Source' ? {} : { sources: ['press'] };
      return { on: 'node', dataset, id: nodeId(kind, key), kind, key, record: { name, ...sources, ...fields } };
    },
    edge(type, from, to, fields = {}, id) {
      const edge = model.edges.get(type)!;
      const ends = storedEnds(edge, from, to);
      const record = { sources: ['press'], ...fields };
      const given = id ?? deriveEdgeId(edge, ends.from, ends.to, record);
      return { on: 'edge', dataset, id: given, type, ...ends, record };
    },
    retract: (id) => ({ on: 'retraction', dataset, id }),
  };
}

export function money(minor: number, currency = 'USD', qualifier: MoneyQualifier = 'EXACT'): Money {
  return { minor, currency, qualifier };
}
