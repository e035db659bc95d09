import fc from 'fast-check';
import { createMeter } from '../../src/graph/meter.ts';
import { edgePosition } from '../../src/graph/order.ts';
import { type FactRecord, type NodeId, type Statement, splitId, storedEnds } from '../../src/graph/records.ts';
import type { GraphStore, Read } from '../../src/graph/store.ts';
import { model } from './island.ts';

/** An edge between two nodes, given as `Kind:name`. */
export interface Line {
  type: string;
  from: NodeId;
  to: NodeId;
  fields?: FactRecord;
}

export interface Fact extends Required<Line> {
  id: string;
  pos: string;
}

/** A small graph of its own, with nodes of chosen kinds and facts with records, within a store that tests share. */
export interface Plot {
  read: Read;
  /** As stored: with the ids of this plot. */
  facts: Fact[];
  /** The id of a node given as `Kind:name`. */
  id(name: NodeId): NodeId;
  /** Back to the given names, wherever ids stand in the value. */
  named<Value>(value: Value): Value;
}

/** What a plot is made of; nodes that no line names, or that have fields of their own, stand in `nodes`. */
export interface Sketch {
  lines: readonly Line[];
  nodes?: Record<NodeId, FactRecord>;
}

let plots = 0;

export async function loadPlot(store: GraphStore, lines: readonly Line[], nodes?: Sketch['nodes']): Promise<Plot> {
  return (await loadPlots(store, [{ lines, nodes }]))[0]!;
}

/** Several plots by one load. */
async function loadPlots(store: GraphStore, sketches: readonly Sketch[]): Promise<Plot[]> {
  const drawn = sketches.map(draw);
  const load = await store.load(['plots']);
  await load.applyBatch([...drawn.flatMap(({ statements }) => statements), nodeStatement('Source:s', {})]);
  const { load: number } = await load.publish();
  const view = { load: number, latest: true, validAt: null };
  return drawn.map(({ plot }) => ({
    ...plot,
    read: { view, deadline: Date.now() + 60_000, meter: createMeter() },
  }));
}

/** How long a law may take on a store that plans anew each statement that it has not seen. */
export const lawTimeout = 120_000;

/** Tries a law on random graphs: many loads of one graph each, or where a load takes long one load of several. */
export async function holdsFor<Case>(
  store: GraphStore,
  cases: fc.Arbitrary<Case>,
  sketch: (one: Case) => Sketch,
  law: (plot: Plot, one: Case) => Promise<void>,
): Promise<void> {
  const [numRuns, together] = store.capabilities.embedded ? [150, 1] : [1, 12];
  await fc.assert(
    fc.asyncProperty(fc.array(cases, { minLength: together, maxLength: together }), async (some) => {
      const loaded = await loadPlots(store, some.map(sketch));
      for (const [index, plot] of loaded.entries()) await law(plot, some[index]!);
    }),
    { numRuns, endOnFailure: together > 1 },
  );
}

function draw({ lines, nodes = {} }: Sketch): { plot: Omit<Plot, 'read'>; statements: Statement[] } {
  plots += 1;
  const prefix = `p${plots}-`;
  const id = (name: NodeId) => name.replace(':', `:${prefix}`);
  const facts = lines.map(({ type, from, to, fields = {} }, index): Fact => {
    const edge = model.edges.get(type)!;
    const edgeId = `${prefix}${String(index).padStart(3, '0')}`;
    return {
      ...{ type, fields, id: edgeId, pos: edgePosition(edge, fields, edgeId) },
      ...storedEnds(edge, id(from), id(to)),
    };
  });
  const names = new Set([...lines.flatMap(({ from, to }) => [from, to]), ...Object.keys(nodes)]);
  const statements: Statement[] = [
    ...[...names].map((name) => nodeStatement(id(name), nodes[name] ?? {})),
    ...facts.map(
      ({ id, type, from, to, fields }): Statement => ({
        ...{ on: 'edge', dataset: 'plots', id, type, from, to },
        record: { sources: ['s'], ...fields },
      }),
    ),
  ];
  const plot = {
    facts,
    id,
    named: <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll(prefix, '')),
  };
  return { plot, statements };
}

function nodeStatement(id: NodeId, fields: FactRecord): Statement {
  const { name: kind, rest: key } = splitId(id)!;
  const sources = kind === 'Source' ? {} : { sources: ['s'] };
  return { on: 'node', dataset: 'plots', id, kind, key, record: { name: key, ...sources, ...fields } };
}

export function owns(from: NodeId, to: NodeId, stake?: number, fields: FactRecord = {}): Line {
  return { type: 'OWNS', from, to, fields: { ...(stake !== undefined && { stake }), ...fields } };
}

export function invests(from: NodeId, to: NodeId, announcedOn?: string, fields: FactRecord = {}): Line {
  return { type: 'INVESTED_IN', from, to, fields: { ...(announcedOn && { announcedOn }), ...fields } };
}
