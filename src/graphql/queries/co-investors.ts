import { type FactRecord, type NodeId, nodeId } from '../../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../../graph/store.ts';
import { type CoInvestors, findCoInvestors, sharedRounds } from '../../traversal/co-investors.ts';
import { investmentHops } from '../../traversal/portfolios.ts';
import type { Ranked } from '../../traversal/ranking.ts';
import type { Limits, Visited } from '../../traversal/walk.ts';
import type { Context } from '../context.ts';
import { readAt } from '../context.ts';
import { type Computed, rankedPage } from '../lists/computed.ts';
import { cursorScope } from '../lists/page.ts';
import { rootView } from '../parents.ts';
import { addComputedConnection, type ComputedRow, visitedFields } from '../types/computed-connections.ts';
import { entityType, type Parts } from '../types/parts.ts';
import { companyPage } from '../types/shared-companies.ts';
import { whereWithin } from '../types/time-window.ts';
import { loadEntities, loadFacts } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, idAbout, limitsOf, traversalExtensions } from './about.ts';

interface CoInvestorList extends Computed<CoInvestor>, Visited {
  /** What was asked, for the cursors of lists within. */
  asked: Limits & { of: NodeId };
}

interface CoInvestor extends Ranked {
  /** The companies that both have invested in, in no order. */
  shared(): Promise<NodeId[]>;
}

export function addCoInvestors(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  const invested = model.edges.get('INVESTED_IN')!;
  const connection = addConnection(parts, types);
  builder.queryField('coInvestors', (t) =>
    t.field({
      type: connection,
      description:
        'Who has invested in the same companies as an investor (INVESTED_IN alone), those with the most shared companies ' +
        'first. Window and filter hold for the investments of both.',
      extensions: traversalExtensions,
      args: {
        of: t.arg.id({ required: true, description: 'Id of an investor. Unknown: BAD_USER_INPUT.' }),
        window: t.arg({
          type: types.window,
          description: 'When the investments were made public; any time when not given.',
        }),
        where: factWhereArgument(parts, t.arg),
        ...forwardArguments(t.arg),
      },
      resolve: async (root, { of, window, where, ...page }, context): Promise<CoInvestorList> => {
        const view = rootView(root, context);
        const about = await idAbout(context, view, 'of', of, invested.from);
        const asked = { of: about, ...limitsOf(parts, context, where, whereWithin([invested], window)) };
        const read = readAt(context, view);
        const found = await findCoInvestors(context.store, read, asked);
        const scope = cursorScope(view, { field: 'coInvestors', ...asked });
        const list = await rankedPage(view, found.ranking, scope, page);
        const shared = sharedOnPage(context.store, read, found, list.rows);
        const { truncated, factsVisited } = found;
        return {
          ...list,
          rows: list.rows.map((row) => ({ ...row, shared: () => shared(row) })),
          truncated,
          factsVisited,
          asked,
        };
      },
    }),
  );
}

function addConnection(parts: Parts, { companies }: TraversalTypes) {
  return addComputedConnection<CoInvestor, CoInvestorList>(parts, {
    base: 'CoInvestor',
    description: 'Investors that share companies with one investor.',
    order: 'the most shared companies first, of equal numbers by key',
    nodeType: parts.model.edges.get('INVESTED_IN')!.fromType,
    node: ({ node }) => node,
    edgeFields: (t) => ({
      sharedCount: t.int({
        description: 'How many companies both have invested in; at least 1.',
        resolve: ({ row }) => row.count,
      }),
      shared: t.field({
        type: companies,
        description: 'The companies that both have invested in.',
        extensions: { page: traversalExtensions.page },
        args: forwardArguments(t.arg),
        resolve: async ({ row, list }, page) =>
          companyPage(list.view, await row.shared(), { field: 'shared', with: row.node, ...list.asked }, page),
      }),
      sharedRounds: t.field({
        type: [entityType(parts, 'FundingRound')],
        description: 'The funding rounds in which both took part, by key.',
        extensions: { cost: 2, times: 3 },
        resolve: roundsOf,
      }),
    }),
    listFields: (t) => visitedFields(t, 'more may be shared, and by more investors'),
  });
}

/** The ids of companies that rows share, looked up once for all of them. */
function sharedOnPage(store: GraphStore, read: Read, { shared }: CoInvestors, rows: readonly Ranked[]) {
  let looked: Promise<Map<NodeToken, NodeId>> | undefined;
  const lookUp = async () => {
    const tokens = [...new Set(rows.flatMap(({ token }) => shared(token)))];
    const ids = await store.idsOf(tokens, read);
    return new Map(tokens.map((token, index) => [token, ids[index]!]));
  };
  return async ({ token }: Ranked) => {
    looked ??= lookUp();
    const ids = await looked;
    return shared(token).map((company) => ids.get(company)!);
  };
}

async function roundsOf({ row, list }: ComputedRow<CoInvestor, CoInvestorList>, _: object, context: Context) {
  const { view, asked } = list;
  const ends = await context.store.endsOf(
    [asked.of, row.node],
    { hops: investmentHops.companies, where: asked.where, among: await row.shared(), limit: asked.budget },
    readAt(context, view),
  );
  const facts = await Promise.all(
    ends.map(({ rows }) =>
      loadFacts(
        context,
        view,
        rows.map(({ id }) => id),
      ),
    ),
  );
  const [a, b] = facts.map((some) => some.map(({ row: { record } }) => record)) as [FactRecord[], FactRecord[]];
  return loadEntities(
    context,
    view,
    sharedRounds(a, b).map((key) => nodeId('FundingRound', key)),
  );
}
