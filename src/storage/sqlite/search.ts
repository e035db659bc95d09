import { endsInPrefix, searchTiers } from '../../graph/search.ts';
import type { SearchQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Scope } from './fields.ts';
import { kindIs } from './node-pages.ts';
import type { Statement } from './parameters.ts';
import { start } from './queries.ts';
import { arrayOf, nodeJson } from './rows.ts';

/** A JSON array of `[tier, nameLength, node]`, best first, one more than the limit where there are more. */
export function searchNodes(scope: Scope, { tokens, kinds, page }: SearchQuery, view: View): Statement {
  const { parameters, visibility } = start(scope, view);
  const phrase = tokens.join(' ');
  const begins = parameters.text(endsInPrefix(tokens) ? phrase : `${phrase} `);
  const whole = parameters.text(phrase);
  const match = matchOf(tokens);
  const inWords = `select rowid from node_text where node_text match ${parameters.text(`words : (${match})`)}`;
  const tier =
    `case when n.name_text = ${whole} or instr(n.alias_text, char(10) || ${whole} || char(10)) > 0 then ${searchTiers.exact} ` +
    `when substr(n.name_text, 1, length(${begins})) = ${begins} then ${searchTiers.namePrefix} ` +
    `when instr(n.alias_text, char(10) || ${begins}) > 0 then ${searchTiers.aliasPrefix} ` +
    `when n.row_id in (${inWords}) then ${searchTiers.word} else ${searchTiers.summary} end`;
  const inKinds = kinds.map((kind) => kindIs(kind, scope)).join(' or ');
  const hits =
    `select n.row_id as r, n.id as id, length(n.name_text) as length, ${tier} as tier from node_text x ` +
    `join node n on n.row_id = x.rowid where node_text match ${parameters.text(match)} and (${inKinds}) and ${visibility.node('n')}`;
  const order = 'tier desc, length, id';
  const picked = `select * from (${hits})${afterOf(page.after)} order by ${order} limit ${parameters.integer(page.limit + 1)}`;
  const hit = `concat('[', p.tier, ',', p.length, ',', ${nodeJson('n')}, ']')`;
  const text = `select ${arrayOf(hit, 'p.tier desc, p.length, p.id')} from (${picked}) p join node n on n.row_id = p.r`;
  return { text, parameters: parameters.values };

  function afterOf(after: SearchQuery['page']['after']): string {
    if (!after) return '';
    const [tierThen, lengthThen, id] = [
      parameters.integer(after[0]),
      parameters.integer(after[1]),
      parameters.text(after[2]),
    ];
    return ` where tier < ${tierThen} or (tier = ${tierThen} and (length > ${lengthThen} or (length = ${lengthThen} and id > ${id})))`;
  }
}

/** Every token a quoted word, so that none is taken for syntax; the last a prefix where it is long enough. */
function matchOf(tokens: readonly string[]): string {
  const words = tokens.map((token) => `"${token.replaceAll('"', '""')}"`);
  return words.join(' ') + (endsInPrefix(tokens) ? '*' : '');
}
