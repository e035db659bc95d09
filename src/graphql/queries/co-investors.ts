import { type EdgeId, nodeId } from '../../graph/records.ts';
import {
  type CoInvestor,
  type CoInvestors,
  coInvestorStanding,
  findCoInvestors,
  sharedRounds,
} from '../../traversal/co-investors.ts';
import type { Context } from '../context.ts';
import { readAt } from '../context.ts';
import { type Computed, computedPage } from '../lists/computed.ts';
import { cursorScope } from '../lists/page.ts';
import { rootView } from '../parents.ts';
import { addComputedConnection, type ComputedRow, visitedFields } from '../types/computed-connections.ts';
import { entityType, type Parts } from '../types/parts.ts';
import { companyPage } from '../types/shared-companies.ts';
import { whereWithin } from '../types/time-window.ts';
import { loadEntities, loadFacts } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, limitsOf, parseAbout, traversalExtensions } from './about.ts';

type CoInvestorList = Computed<CoInvestor> & Omit<CoInvestors, 'coInvestors'> & { asked: Record<string, unknown> };

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
        const about = parseAbout(model, 'of', of, invested.from);
        const asked = { of: about, ...limitsOf(parts, where, whereWithin([invested], window)) };
        const { coInvestors, ...found } = await findCoInvestors(context.store, readAt(context, view), asked);
        const order = { standing: coInvestorStanding, size: 3 };
        const scope = cursorScope(view, { field: 'coInvestors', ...asked });
        return { ...computedPage<CoInvestor>(view, coInvestors, order, scope, page), ...found, asked };
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
        resolve: ({ row }) => row.shared.length,
      }),
      shared: t.field({
        type: companies,
        description: 'The companies that both have invested in.',
        extensions: { page: traversalExtensions.page },
        args: forwardArguments(t.arg),
        resolve: ({ row, list }, page) =>
          companyPage(list.view, row.shared, { field: 'shared', with: row.node, ...list.asked }, page),
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

async function roundsOf({ row, list }: ComputedRow<CoInvestor, CoInvestorList>, _: object, context: Context) {
  const { view, own } = list;
  const records = async (ids: EdgeId[]) => (await loadFacts(context, view, ids)).map((fact) => fact.row.record);
  const ofOwn = row.shared.flatMap((company) => own.get(company)!);
  const [a, b] = await Promise.all([records(ofOwn), records(row.edgeIds)]);
  return loadEntities(
    context,
    view,
    sharedRounds(a, b).map((key) => nodeId('FundingRound', key)),
  );
}
