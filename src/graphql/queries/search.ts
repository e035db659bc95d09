import { z } from 'zod';
import { matchedField } from '../../graph/search.ts';
import type { SearchRow, Slice } from '../../graph/store.ts';
import { tokenize } from '../../graph/text.ts';
import type { View } from '../../graph/view.ts';
import type { Context } from '../context.ts';
import { readAt } from '../context.ts';
import { type ForwardPage, forwardPage, forwardPageInfo } from '../lists/forward.ts';
import { cursorScope, defaultPageSize, maximumPageSize, pageOf } from '../lists/page.ts';
import { entity, rootView } from '../parents.ts';
import { pageExtensions } from '../types/connection-fields.ts';
import type { Parts } from '../types/parts.ts';

/** Value of a search. */
interface SearchPage extends ForwardPage<SearchRow> {
  view: View;
  tokens: string[];
}

interface Found {
  page: SearchPage;
  row: SearchRow;
}

const longestQuery = 500;

export function addSearch(parts: Parts): void {
  const { builder, enums, entity: entityType, pageInfo } = parts;
  const edge = builder.objectRef<Found>('SearchEdge').implement({
    description: 'An entity that was found, and where.',
    fields: (t) => ({
      cursor: t.string({
        description: 'Where it stands in the list; give it as `after`.',
        resolve: ({ page, row }) => page.cursor(row),
      }),
      node: t.field({
        type: entityType,
        description: 'The entity.',
        resolve: ({ page, row }) => entity(row.node, page.view),
      }),
      score: t.int({
        description:
          'How well it fits: 5 the whole name or alias, 4 begins the name, 3 begins an alias, 2 words, 1 summary.',
        resolve: ({ row }) => row.tier,
      }),
      matchedField: t.string({
        description: 'The field that fits best: `name`, `aliases` or `summary`.',
        resolve: ({ page, row }) => matchedField(row.node, page.tokens).field,
      }),
      matchedText: t.string({
        description: 'The text of that field; of the aliases the one that fits.',
        resolve: ({ page, row }) => matchedField(row.node, page.tokens).text,
      }),
    }),
  });
  const connection = builder.objectRef<SearchPage>('SearchConnection').implement({
    description: 'A page of entities that were found, best first.',
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows of the page.',
        extensions: { rows: true },
        resolve: async (page) => (await page.slice()).rows.map((row) => ({ page, row })),
      }),
      nodes: t.field({
        type: [entityType],
        description: 'The entities of the page.',
        extensions: { rows: true },
        resolve: async (page) => (await page.slice()).rows.map((row) => entity(row.node, page.view)),
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'Where the page stands in the list.',
        resolve: forwardPageInfo,
      }),
    }),
  });
  builder.queryField('search', (t) =>
    t.field({
      type: connection,
      description:
        'Entities whose name, aliases or other text have all words of the query, best first. Case and accents do not ' +
        'count; the last word may be the beginning of one when it has two letters or more.',
      extensions: pageExtensions,
      args: {
        query: t.arg.string({
          required: true,
          description: `What to look for, at most ${longestQuery} characters. Without a letter or digit nothing is found.`,
          validate: z.string().max(longestQuery, `is longer than ${longestQuery} characters`),
        }),
        kinds: t.arg({
          type: [enums.fields.get('kind')!],
          description: 'Kinds to look among; all when not given, none when empty.',
        }),
        first: t.arg.int({
          description: `How many, 0 to ${maximumPageSize}; ${defaultPageSize} when not given. More: LIMIT_EXCEEDED.`,
        }),
        after: t.arg.string({ description: "Cursor after which the page begins; another search's: INVALID_CURSOR." }),
      },
      resolve: (root, { query, kinds, first, after }, context) => {
        const all = [...parts.model.kinds.keys()];
        const wanted = kinds ? all.filter((kind) => kinds.includes(kind)) : all;
        return openPage(context, rootView(root, context), tokenize(query), wanted, { first, after });
      },
    }),
  );
}

function openPage(
  context: Context,
  view: View,
  tokens: string[],
  kinds: string[],
  given: { first?: number | null; after?: string | null },
): SearchPage {
  const scope = cursorScope(view, { search: tokens, kinds });
  const { limit, after } = pageOf(given, scope, ['whole', 'whole', 'text']);
  const read = async (): Promise<Slice<SearchRow>> => {
    if (tokens.length === 0 || kinds.length === 0) return { rows: [], more: false };
    const page = { limit, ...(after && { after: after as [number, number, string] }) };
    return context.store.search({ tokens, kinds, page }, readAt(context, view));
  };
  const position = ({ tier, nameLength, node }: SearchRow) => [tier, nameLength, node.id];
  return { view, tokens, ...forwardPage({ scope, isFirst: after === undefined, read, position }) };
}
