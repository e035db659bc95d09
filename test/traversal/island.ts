import type { Money } from '../../schema/values/money.ts';
import { createMeter } from '../../src/graph/meter.ts';
import { edgePosition } from '../../src/graph/order.ts';
import { type FactRecord, type NodeId, nodeId, type Statement, storedEnds } from '../../src/graph/records.ts';
import type { GraphStore, Read } from '../../src/graph/store.ts';
import { model } from '../support/statements.ts';

export { model };

/** An edge between two numbered nodes; `date` partial, null when unknown. */
export interface Line {
  type: string;
  from: number;
  to: number;
  date: string | null;
  amount?: Money | null;
}

export function supplies(from: number, to: number, date: string | null = null): Line {
  return { type: 'SUPPLIES', from, to, date };
}

export function lends(from: number, to: number, date: string | null = null): Line {
  return { type: 'LENDS_TO', from, to, date };
}

/** An edge as stored, for brute force. */
export interface Fact {
  id: string;
  type: string;
  from: NodeId;
  to: NodeId;
  pos: string;
  date: string | null;
  amount: Money | null;
}

/** A small graph of its own within a store that tests share. */
export interface Island {
  nodes: NodeId[];
  facts: Fact[];
  read: Read;
}

let islands = 0;

/** Loads the lines into the store as a graph that touches nothing else there; kinds alternate. */
export async function loadIsland(store: GraphStore, size: number, lines: readonly Line[]): Promise<Island> {
  islands += 1;
  const prefix = `i${islands}`;
  const ids = Array.from({ length: size }, (_, index) => nodeId(kindOf(index), `${prefix}-${index}`));
  const facts = lines.map((line, index) => factOf(line, `${prefix}-${index}`, ids));
  const statements: Statement[] = [
    ...ids.map((id, index) => nodeStatement(id, kindOf(index), `${prefix}-${index}`)),
    ...facts.map(
      (fact): Statement => ({
        on: 'edge',
        dataset: 'islands',
        id: fact.id,
        type: fact.type,
        from: fact.from,
        to: fact.to,
        record: recordOf(fact),
      }),
    ),
    nodeStatement(nodeId('Source', 's'), 'Source', 's'),
  ];
  const load = await store.load(['islands']);
  await load.applyBatch(statements);
  const { load: number } = await load.publish();
  const view = { load: number, latest: true, validAt: null };
  return { nodes: ids, facts, read: { view, deadline: Date.now() + 60_000, meter: createMeter() } };
}

function kindOf(index: number): string {
  return index % 2 === 0 ? 'Company' : 'Institution';
}

function nodeStatement(id: NodeId, kind: string, key: string): Statement {
  const record = kind === 'Source' ? { name: key } : { name: key, sources: ['s'] };
  return { on: 'node', dataset: 'islands', id, kind, key, record };
}

function recordOf({ date, amount }: Pick<Fact, 'date' | 'amount'>): FactRecord {
  return { sources: ['s'], ...(date !== null && { announcedOn: date }), ...(amount !== null && { amount }) };
}

function factOf({ type, from, to, date, amount = null }: Line, id: string, ids: readonly NodeId[]): Fact {
  const edge = model.edges.get(type)!;
  const pos = edgePosition(edge, recordOf({ date, amount }), id);
  return { id, type, pos, date, amount, ...storedEnds(edge, ids[from]!, ids[to]!) };
}
