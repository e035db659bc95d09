import type { View } from '../../graph/view.ts';
import type { Scope } from './fields.ts';
import type { Statement } from './parameters.ts';
import { start } from './queries.ts';
import { arrayOf } from './rows.ts';

/** One entry per id: what each data set says of the fact that shows, or null. */
export function statementsOf(
  scope: Scope,
  { on, ids }: { on: 'node' | 'edge'; ids: readonly string[] },
  view: View,
): Statement {
  const { parameters, visibility } = start(scope, view);
  const text =
    `select ${arrayOf("coalesce(f.statements, 'null')", 'j.key')} from json_each(${parameters.list(ids)}) j ` +
    `left join ${on} f on f.id = j.value and ${visibility[on]('f')}`;
  return { text, parameters: parameters.values };
}
