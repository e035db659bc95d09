import type { AggregateQuery, EdgeQuery, NodeQuery } from '../../graph/store.ts';
import { isIndexed } from './ddl.ts';
import type { Scope } from './fields.ts';

/** Whether a read is told by indexes alone, no further than it returns rows. Any other may read all there is. */
export const isBounded = {
  nodes({ kinds, where, naming, order: { terms } }: NodeQuery, { model }: Scope): boolean {
    const [term] = terms;
    // All nodes that name one are sorted for a page of them, and a source may be named by all there are.
    if (where || naming || terms.length !== 1 || !term || 'relation' in term) return false;
    return kinds.every((kind) => {
      const field = model.kinds.get(kind)?.fields.get(term.field);
      return field !== undefined && isIndexed(field);
    });
  },
  edges: ({ where, order, distinct }: Pick<EdgeQuery, 'where' | 'order' | 'distinct'>): boolean =>
    !where && !distinct && order.terms.length === 0,
  /** Degrees and tallies hold the counts. */
  figures: ({ where, figures, groups, ...query }: AggregateQuery): boolean =>
    !where && !figures && !groups && !('distinct' in query && query.distinct) && !('naming' in query && query.naming),
};
