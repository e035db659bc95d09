import type { Holding } from '../../traversal/shares.ts';
import { entityType, type Parts } from './parts.ts';
import { loadFacts, loadMet, type Seen } from './trails.ts';

/** One owner's shares of one company. */
export function addHolding(parts: Parts) {
  const { builder, edges, model } = parts;
  const { fromType, toType } = model.edges.get('OWNS')!;
  return builder.objectRef<Seen<Holding>>('Holding').implement({
    description: "One owner's shares of one company, all share classes together.",
    fields: (t) => ({
      owner: t.field({
        type: entityType(parts, fromType),
        description: 'Who holds them.',
        extensions: { cost: 1 },
        resolve: ({ owner, view }, _, context) => loadMet(context, view, owner),
      }),
      company: t.field({
        type: entityType(parts, toType),
        description: 'The company of which they are.',
        extensions: { cost: 1 },
        resolve: ({ company, view }, _, context) => loadMet(context, view, company),
      }),
      share: t.float({
        description:
          'Sum over the share classes, 0 to 1, of the capital or, in questions of control, of the votes. Of several facts ' +
          'about a class the one of the highest confidence counts (unknown confidence is 1), of those the newest.',
        resolve: ({ share }) => share!,
      }),
      facts: t.field({
        type: [edges.get('OWNS')!],
        description: 'The facts that it rests on, one per share class, newest first.',
        extensions: { cost: 1 },
        resolve: ({ edgeIds, view }, _, context) => loadFacts(context, view, edgeIds),
      }),
    }),
  });
}
