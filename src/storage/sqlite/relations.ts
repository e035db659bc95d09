import { largestSum, type RelatedSum, type RelatedTerm } from '../../graph/order.ts';
import type { Relation } from '../../graph/relation.ts';
import type { KindModel } from '../../ontology/model.ts';
import { exact, fieldIn, type Row } from './fields.ts';
import { allOf } from './keyset.ts';
import type { Compilation } from './where.ts';

/** The facts that a relation leads to from any node, along one of its ways. */
export interface Strand {
  /** What stands after `from`, and what must hold besides for a fact to be one of them in the view. */
  source: string;
  condition: string;
  /** The fact. */
  row: Row;
  /** What tells the node that a fact belongs to, and the node's column that equals it. */
  origin: string;
  column: 'row_id' | 'id';
  /** The far node's row id and the kinds it may have; only of edges. */
  far?: { column: string; kinds: readonly KindModel[] };
}

/** `united`: both ways of a symmetric edge as one, so that what is asked of the facts is said once. */
export function strandsOf(relation: Relation, compilation: Compilation, united = false): Strand[] {
  const { scope, edgeShows, nodeShows, standing } = compilation;
  const number = ++compilation.aliases.count;
  const [fact, link] = [`e${number}`, `m${number}`];
  if (relation.by === 'node') {
    if (!scope.model.kinds.has(relation.kind)) throw new Error(`there is no node kind ${relation.kind}`);
    const row: Row = { table: 'node', alias: fact };
    fieldIn(scope, row, relation.field);
    const condition = allOf(
      `${link}.field = '${relation.field}'`,
      `${fact}.kind = '${relation.kind}'`,
      nodeShows(fact),
    );
    const source = `node_ref ${link} join node ${fact} on ${fact}.row_id = ${link}.node`;
    return [{ source, condition, row, origin: `${link}.target`, column: 'id' }];
  }
  const edge = scope.model.edges.get(relation.type);
  if (!edge) throw new Error(`there is no edge type ${relation.type}`);
  const row: Row = { table: 'edge', alias: fact };
  if (relation.by === 'ref') {
    fieldIn(scope, row, relation.field);
    const named = `${link}.type = '${relation.type}' and ${link}.field = '${relation.field}'`;
    return [
      {
        source: `edge_ref ${link} join edge ${fact} on ${fact}.row_id = ${link}.edge`,
        condition: allOf(named, standing ? `${link}.live = 1` : null, edgeShows(fact)),
        row,
        origin: `${link}.target`,
        column: 'id',
        far: { column: `${fact}.source`, kinds: edge.from },
      },
    ];
  }
  const condition = allOf(`${fact}.type = '${relation.type}'`, edgeShows(fact));
  if (united && relation.direction === 'BOTH') {
    const from = `from edge ${fact} where ${condition}`;
    const ways = [`${fact}.source, ${fact}.target`, `${fact}.target, ${fact}.source`];
    const each = ways.map((ends) => `select ${fact}.row_id, ${ends} ${from}`);
    compilation.sets.push(`${link} (fact, near, far) as materialized (${each.join(' union all ')})`);
    return [
      {
        source: `${link} join edge ${fact} on ${fact}.row_id = ${link}.fact`,
        condition: '1',
        row,
        origin: `${link}.near`,
        column: 'row_id',
        far: { column: `${link}.far`, kinds: edge.to },
      },
    ];
  }
  return directionsOf(relation).map((way): Strand => {
    const [near, far] = way === 'OUT' ? ['source', 'target'] : ['target', 'source'];
    const kinds = way === 'OUT' ? edge.to : edge.from;
    const column = `${fact}.${far}`;
    return {
      source: `edge ${fact}`,
      condition,
      row,
      origin: `${fact}.${near}`,
      column: 'row_id',
      far: { column, kinds },
    };
  });
}

function directionsOf({ direction }: Extract<Relation, { by: 'edge' }>): ('OUT' | 'IN')[] {
  return direction === 'BOTH' ? ['OUT', 'IN'] : [direction];
}

/** The value of a related term for the node under an alias. */
export function relatedKey(term: RelatedTerm, node: string, compilation: Compilation): string {
  const { relation, sum } = term;
  const { scope, standing } = compilation;
  if (!sum && standing && relation.by === 'edge' && scope.model.edges.has(relation.type)) {
    const directions = directionsOf(relation).map((one) => `'${one}'`);
    const held = `d.node = ${node}.row_id and d.type = '${relation.type}' and d.direction in (${directions.join(', ')})`;
    return `coalesce((select sum(d.count) from degree d where ${held}), 0)`;
  }
  const strands = strandsOf(relation, compilation).map((strand) => ({
    ...strand,
    condition: `${strand.origin} = ${node}.${strand.column} and ${strand.condition}`,
  }));
  if (sum) return sumOf(strands, sum, compilation);
  return strands.map(({ source, condition }) => `(select count(*) from ${source} where ${condition})`).join(' + ');
}

/** In two halves, because a sum beyond 64 bits is an error; put together, SQLite goes on in floats there. */
function sumOf(strands: readonly Strand[], sum: RelatedSum, { scope, parameters }: Compilation): string {
  const [currency, qualifier] = [parameters.text(sum.currency), parameters.text(sum.qualifier)];
  const amounts = strands.map(({ source, condition, row }) => {
    if (fieldIn(scope, row, sum.field)?.type !== 'money') throw new Error(`${sum.field} is not a money field`);
    const part = (name: string) => exact(row, `${sum.field}.${name}`);
    const fits = `${part('currency')} = ${currency} and ${part('qualifier')} = ${qualifier}`;
    return `select ${part('minor')} as v from ${source} where ${condition} and ${fits}`;
  });
  const whole = 'sum(v >> 32) * 4294967296 + sum(v & 4294967295)';
  return `(select max(-${largestSum}, min(${largestSum}, ${whole})) from (${amounts.join(' union all ')}))`;
}
