import type { Likeness } from '../../traversal/similarity.ts';
import type { Types } from '../builder.ts';

/** The figures of two investors compared. */
export function likenessFields<Parent extends Likeness>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>) {
  return {
    jaccard: t.float({
      description:
        'Shared companies divided by all companies of either, 0 to 1, to 3 decimals; 0 where neither invested.',
      resolve: ({ jaccard }) => jaccard,
    }),
    sharedCount: t.int({
      description: 'How many companies both have invested in.',
      resolve: ({ sharedCount }) => sharedCount,
    }),
    unionCount: t.int({
      description: 'How many companies either has invested in.',
      resolve: ({ unionCount }) => unionCount,
    }),
  };
}
