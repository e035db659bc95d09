import type { Hop } from '../../graph/store.ts';
import type { Where } from '../../graph/where.ts';
import type { Row } from './fields.ts';
import { allOf } from './keyset.ts';
import type { Visibility } from './visibility.ts';
import { type Compilation, compileWhere } from './where.ts';

/** One way from an origin (alias `o`) to edges (alias `e`), each served by one index. */
export interface Way {
  /** `OUT`, `IN`, or the ref field that names the origin. */
  through: 'OUT' | 'IN' | { field: string };
  type: string;
}

/** Both ways of a symmetric edge taken apart, repeats dropped. */
export function waysOf(hops: readonly Hop[], compilation: Compilation): Way[] {
  const { model, fields } = compilation.scope;
  const ways = new Map<string, Way>();
  for (const hop of hops) {
    if (!model.edges.has(hop.type)) throw new Error(`there is no edge type ${hop.type}`);
    if (hop.by === 'ref' && !fields.has(hop.field)) throw new Error(`no fact has a field ${hop.field}`);
    const through =
      hop.by === 'ref' ? [{ field: hop.field }] : hop.direction === 'BOTH' ? (['OUT', 'IN'] as const) : [hop.direction];
    for (const one of through) ways.set(JSON.stringify([hop.type, one]), { type: hop.type, through: one });
  }
  return [...ways.values()];
}

/** Whether one edge may be reached twice. No edge leads from a node to itself, so directions alone never do. */
export function mayRepeat(ways: readonly Way[]): boolean {
  const byRef = ways.filter(({ through }) => typeof through === 'object');
  return byRef.some((one) => ways.some((other) => other !== one && other.type === one.type));
}

/** A select over the edges of a way in one part of the view, without its list of columns, order and limit. */
export interface Part {
  way: Way;
  /** The way's place among all ways. */
  number: number;
  /** What stands after `from` and after `where`. */
  source: string;
  condition: string;
  /** The expression of the edge's position, of the far node's row id, and whether the origin is the stored `from`. */
  pos: string;
  far: string;
  forward: 0 | 1;
}

export const edgeRow: Row = { table: 'edge', alias: 'e' };
export const farRow: Row = { table: 'node', alias: 'f' };

/** All edges at the origin that the view shows and the filter lets through, as disjoint parts per way. */
export function partsOf(
  ways: readonly Way[],
  where: Where | undefined,
  needsFar: boolean,
  visibility: Visibility,
  compilation: Compilation,
): Part[] {
  const far = { alias: farRow.alias, used: needsFar };
  const filter = where ? compileWhere(where, { row: edgeRow, far }, compilation) : null;
  return ways.flatMap((way, number) =>
    visibility.edgeParts('e').map((shows, index) => {
      const { source, condition, ...rest } = access(way, index === 0);
      const farJoin = far.used ? ` join node f on f.row_id = ${rest.far}` : '';
      return { way, number, source: source + farJoin, condition: allOf(condition, shows, filter), ...rest };
    }),
  );
}

function access({ type, through }: Way, live: boolean) {
  if (typeof through === 'object') {
    return {
      source: 'edge_ref m join edge e on e.row_id = m.edge',
      condition: namedBy(type, through.field, live),
      pos: 'm.pos',
      far: 'e.source',
      forward: 0 as const,
    };
  }
  const [near, far] = through === 'OUT' ? ['source', 'e.target'] : ['target', 'e.source'];
  const forward = through === 'OUT' ? (1 as const) : (0 as const);
  return { source: 'edge e', condition: `e.type = '${type}' and e.${near} = o.row_id`, pos: 'e.pos', far, forward };
}

/** An edge (by its entry `m`) names the origin in a ref field. */
export function namedBy(type: string, field: string, live: boolean): string {
  return `m.type = '${type}' and m.field = '${field}' and m.target = o.id and m.live = ${live ? 1 : 0}`;
}
