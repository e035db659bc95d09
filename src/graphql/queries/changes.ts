import { type ChangePosition, type ChangeQuery, type ChangeRow, changeActions } from '../../graph/changes.ts';
import { badInput } from '../../graph/errors.ts';
import type { Slice } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Context } from '../context.ts';
import { readAt } from '../context.ts';
import { type ForwardPage, forwardPage, forwardPageInfo } from '../lists/forward.ts';
import { type Choice, choiceArguments, chosenNames } from '../lists/names.ts';
import { cursorScope, defaultPageSize, maximumPageSize, pageOf } from '../lists/page.ts';
import { entity, fact, rootView } from '../parents.ts';
import { pageExtensions } from '../types/connection-fields.ts';
import type { Parts } from '../types/parts.ts';

/** Value of `changes`. */
interface ChangesPage extends ForwardPage<ChangeRow> {
  count(): Promise<number>;
  /** What is seen beneath a change: the graph as it stood after a load. */
  viewAfter(load: number): View;
}

interface Change {
  page: ChangesPage;
  row: ChangeRow;
}

interface ChangeArguments extends Choice {
  since?: string | null;
  until?: string | null;
  first?: number | null;
  after?: string | null;
}

export function addChanges(parts: Parts): void {
  const { builder, enums, pageInfo } = parts;
  const change = addChange(parts);
  const connection = builder.objectRef<ChangesPage>('ChangeConnection').implement({
    description: 'A page of changes, newest first.',
    fields: (t) => ({
      edges: t.field({
        type: [change],
        description: 'The changes of the page, each with its cursor.',
        extensions: { rows: true },
        resolve: changesOf,
      }),
      nodes: t.field({
        type: [change],
        description: 'The changes of the page: the same as `edges`.',
        extensions: { rows: true },
        resolve: changesOf,
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'Where the page stands in the list.',
        resolve: forwardPageInfo,
      }),
      totalCount: t.int({
        description: 'How many changes the whole list has, whatever the page.',
        extensions: { cost: 1 },
        resolve: (page) => page.count(),
      }),
    }),
  });
  builder.queryField('changes', (t) =>
    t.field({
      type: connection,
      description:
        'What loads did to entities and facts, newest load first; within a load by kind or edge type and id, descending. ' +
        'A fact occurs once per load that changed it. Beneath `asOf` only loads known then; `validAt` hides none.',
      extensions: pageExtensions,
      args: {
        since: t.arg({
          type: 'DateTime',
          description: 'Loads published after this instant; from the first load when not given.',
        }),
        until: t.arg({
          type: 'DateTime',
          description:
            'Loads published by this instant; up to the latest when not given. Before `since`: BAD_USER_INPUT. The ' +
            'changes since S until U are the difference between asOf(knownAt: S) and asOf(knownAt: U).',
        }),
        ...choiceArguments(enums, t.arg),
        first: t.arg.int({
          description: `How many, 0 to ${maximumPageSize}; ${defaultPageSize} when not given. More: LIMIT_EXCEEDED.`,
        }),
        after: t.arg.string({ description: "Cursor after which the page begins; another list's: INVALID_CURSOR." }),
      },
      resolve: (root, given, context) => openPage(context, parts, rootView(root, context), given),
    }),
  );
}

function addChange({ builder, entity: entityType, fact: factType }: Parts) {
  const texts = {
    ADDED: 'The load brought it, for the first time or again.',
    CHANGED: 'The load changed it: its fields, its sources, or who states it.',
    RETRACTED: 'The load took it back: no data set states it any more.',
  };
  const action = builder.enumType('ChangeAction', {
    description: 'What a load did.',
    values: Object.fromEntries(changeActions.map((name) => [name, { description: texts[name] }])),
  });
  return builder.objectRef<Change>('Change').implement({
    description: 'What one load did to one entity or fact.',
    fields: (t) => ({
      cursor: t.string({
        description: 'Where it stands in the list; give it as `after`.',
        resolve: ({ page, row }) => page.cursor(row),
      }),
      at: t.field({
        type: 'DateTime',
        description: 'When the load was published.',
        resolve: ({ row }) => row.at,
      }),
      action: t.field({ type: action, description: 'What the load did.', resolve: ({ row }) => row.action }),
      dataset: t.string({
        description: 'The data set whose statement did it; of several the one that wins.',
        resolve: ({ row }) => row.datasets[0]!,
      }),
      datasets: t.stringList({
        description: 'All data sets whose statements did it, in the order in which their values win; at least one.',
        resolve: ({ row }) => row.datasets,
      }),
      node: t.field({
        type: entityType,
        nullable: true,
        description:
          'The entity, what it leads to as of the load (of a retracted one as of before); null when a fact changed. ' +
          'Of its own fields the latest alone are kept.',
        resolve: ({ page, row }) => row.node && entity(row.node, page.viewAfter(lastSeen(row))),
      }),
      fact: t.field({
        type: factType,
        nullable: true,
        description: 'The fact as the load left it, a retracted one as it last stood; null when an entity changed.',
        resolve: ({ page, row }) => {
          const version = row.fact ?? row.previous;
          return version && fact(version, page.viewAfter(lastSeen(row)));
        },
      }),
      previous: t.field({
        type: factType,
        nullable: true,
        description: 'The fact as it stood before the load; null when it was added, and for entities.',
        resolve: ({ page, row }) => row.previous && fact(row.previous, page.viewAfter(row.load - 1)),
      }),
    }),
  });
}

/** The load after which the changed fact still stood. */
function lastSeen({ action, load }: ChangeRow): number {
  return action === 'RETRACTED' ? load - 1 : load;
}

async function openPage(context: Context, { model }: Parts, view: View, given: ChangeArguments): Promise<ChangesPage> {
  const { since, until, first, after } = given;
  if (since && until && until < since) {
    throw badInput(`until (${until}) is before since (${since}).`, { argument: 'until' });
  }
  const { kinds, types } = chosenNames(model, given);
  const names = [...kinds, ...types];
  const scope = cursorScope(view, { changes: names, since, until });
  const page = pageOf({ first, after }, scope, ['whole', 'text', 'text']);
  const position = page.after && { after: page.after as ChangePosition };
  const loadAt = async (instant: string) => (await context.store.version(readAt(context, view), instant)).load;
  const query: ChangeQuery = {
    names,
    since: since ? await loadAt(since) : 0,
    until: until ? await loadAt(until) : view.load,
  };
  const read = async (): Promise<Slice<ChangeRow>> => {
    if (names.length === 0) return { rows: [], more: false };
    return context.store.changes({ ...query, page: { limit: page.limit, ...position } }, readAt(context, view));
  };
  const views = new Map<number, View>([[view.load, view]]);
  return {
    ...forwardPage({
      scope,
      isFirst: page.after === undefined,
      read,
      position: ({ load, name, id }) => [load, name, id],
    }),
    count: async () => (names.length === 0 ? 0 : context.store.countChanges(query, readAt(context, view))),
    viewAfter(load) {
      // One object per load: what is beneath all changes of a load shares its plans and batches.
      const seen = views.get(load) ?? { ...view, load, latest: false };
      views.set(load, seen);
      return seen;
    },
  };
}

async function changesOf(page: ChangesPage): Promise<Change[]> {
  return (await page.slice()).rows.map((row) => ({ page, row }));
}
