import { endsInPrefix, searchTiers } from '../../graph/search.ts';
import type { SearchQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import { integer, labelExpression } from './properties.ts';
import { openScope, type Query, storedTypes, visibleEdge, visibleNode } from './scope.ts';

/**
 * A node as one text, which `decodeNode` reads: its row and, where the view may show facts that a later load retired,
 * that load. One text per fact takes the driver a fifth of what a list of its parts does.
 */
export function nodeText({ latest, overtaken }: Pick<View, 'latest' | 'overtaken'>, node: string): string {
  return latest || overtaken ? `${node}._row` : `${node}._row + ',' + toString(${node}._retiredLoad)`;
}

/** As `nodeText`, an edge, with its far node where it is asked for. */
export function edgeText(view: Pick<View, 'latest' | 'overtaken'>, edge: string, far?: string): string {
  return far ? `${nodeText(view, edge)} + ',' + ${nodeText(view, far)}` : nodeText(view, edge);
}

/** A fact's text with the values of related terms, where there are some. */
export function withRelated(text: string, names: readonly string[]): string {
  return names.length > 0 ? `[${text}, [${names.join(', ')}]]` : text;
}

/** Nothing but the state of the store. */
export const latestLoad: Query = { text: `WITH null AS result`, parameters: {} };

/** Numbers and times of the loads after one, up to another. */
export function publishedLoads(after: number, last: number): Query {
  return {
    text: 'MATCH (l:Load) WHERE l.number > $after AND l.number <= $last RETURN l.number, l.publishedAt',
    parameters: { after: integer(after), last: integer(last) },
  };
}

/** Nodes by id, in the order of the ids; '' where there is none. */
export function nodesByKey(model: Model, ids: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const text = `UNWIND ${scope.bind(ids)} AS id
OPTIONAL MATCH (n:Entity) WHERE n.id = id AND ${visibleNode('n')}
WITH collect(coalesce(${nodeText(view, 'n')}, '')) AS result`;
  return { text, parameters: scope.parameters };
}

/** Edges by id; an id does not tell its type, so each type's own index is asked. */
export function edgesById(model: Model, ids: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const types = [...model.edges.keys()].flatMap((type) => storedTypes(view, type)).join('|');
  const text = `MATCH ()-[x:${types}]->() WHERE x.id IN ${scope.bind(ids)} AND ${visibleEdge(view, 'x')}
WITH collect(${edgeText(view, 'x')}) AS result`;
  return { text, parameters: scope.parameters };
}

/** The law of `tierOf` in Cypher, over what the full-text index finds. */
export function search(model: Model, { tokens, kinds, page }: SearchQuery, view: View): Query {
  const scope = openScope(model, view);
  const prefixed = endsInPrefix(tokens);
  const whole = scope.bind(tokens.join(' '));
  const begins = scope.bind(prefixed ? tokens.join(' ') : `${tokens.join(' ')} `);
  const words = scope.bind((prefixed ? tokens.slice(0, -1) : tokens).map((word) => ` ${word} `));
  const last = scope.bind(prefixed ? ` ${tokens.at(-1)}` : ' ');
  const after = scope.bind(page.after ? [integer(page.after[0]), integer(page.after[1]), page.after[2]] : null);
  const text = `CALL db.index.fulltext.queryNodes('node_words', ${scope.bind(luceneQuery(tokens))}) YIELD node AS n
WITH n WHERE n:${labelExpression(model, kinds)} AND ${visibleNode('n')}
WITH n, CASE
  WHEN n._name = ${whole} OR n._aliases CONTAINS '\\n' + ${whole} + '\\n' THEN ${searchTiers.exact}
  WHEN n._name STARTS WITH ${begins} THEN ${searchTiers.namePrefix}
  WHEN n._aliases CONTAINS '\\n' + ${begins} THEN ${searchTiers.aliasPrefix}
  WHEN ${ownWords} CONTAINS ${last} AND all(w IN ${words} WHERE ${ownWords} CONTAINS w) THEN ${searchTiers.word}
  ELSE ${searchTiers.summary} END AS tier
WITH n, tier WHERE ${after} IS NULL OR tier < ${after}[0]
  OR (tier = ${after}[0] AND (n._nameLength > ${after}[1] OR (n._nameLength = ${after}[1] AND n.id > ${after}[2])))
WITH n, tier ORDER BY tier DESC, n._nameLength, n.id LIMIT ${scope.bind(integer(page.limit + 1))}
WITH collect([tier, n._nameLength, ${nodeText(view, 'n')}]) AS result`;
  return { text, parameters: scope.parameters };
}

/** Tokens of the names of `n`, each between blanks: to look for one there is cheaper than to take them apart. */
const ownWords = "(' ' + n._name + replace(n._aliases, '\\n', ' ') + ' ')";

/** Lucene's tokenizer cuts words of more characters than this. */
const longestWord = 255;

/** Every token required, the last as a prefix; tokens are letters and digits, so none of Lucene's signs is among them. */
function luceneQuery(tokens: readonly string[]): string {
  return tokens
    .map((token, index) => {
      const cut = token.slice(0, longestWord);
      const prefix = index === tokens.length - 1 && endsInPrefix(tokens);
      return `+${cut}${prefix ? '*' : ''}`;
    })
    .join(' ');
}

/** The next facts of a kind or type in id order, after the id that ended the batch before. */
export function scanBatch(
  model: Model,
  of: { kind: string } | { type: string },
  after: string,
  limit: number,
  view: View,
): Query {
  const scope = openScope(model, view);
  const [beyond, size] = [scope.bind(after), scope.bind(integer(limit))];
  const branches =
    'kind' in of
      ? [`MATCH (f:${of.kind}) WHERE f.key > ${beyond} AND ${visibleNode('f')} RETURN f ORDER BY f.key LIMIT ${size}`]
      : storedTypes(view, of.type).map(
          (type) =>
            `MATCH ()-[f:${type}]->() WHERE f.id > ${beyond} AND ${visibleEdge(view, 'f')} RETURN f ORDER BY f.id LIMIT ${size}`,
        );
  const text = `CALL () {
${branches.join('\nUNION ALL\n')}
}
WITH f ORDER BY f.id LIMIT ${size}
WITH collect(${nodeText(view, 'f')}) AS result`;
  return { text, parameters: scope.parameters };
}
