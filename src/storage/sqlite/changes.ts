import { type ChangePage, type ChangeQuery, changeRanges } from '../../graph/changes.ts';
import type { View } from '../../graph/view.ts';
import { createParameters, type Statement } from './parameters.ts';
import { arrayOf, edgeJson, nodeJson } from './rows.ts';

/**
 * A JSON array of changes, one more than the limit where there are more. Each name is one range of the table's key at
 * the load where the page begins and one beneath it, read no further than the limit; then the names are merged.
 */
export function listChanges(query: ChangeQuery & { page: ChangePage }, { load }: View): Statement {
  const parameters = createParameters();
  const { top, names } = changeRanges(query, load, query.page.after);
  const each = parameters.list(names.map(({ name, below }) => [name, below]));
  const [at, since] = [parameters.integer(top), parameters.integer(query.since)];
  const limit = parameters.integer(query.page.limit + 1);
  const range = (holds: string) =>
    `select * from (select load, id from change where name = j.value ->> 0 and ${holds} order by load desc, id desc limit ${limit})`;
  const ranges = [`load = ${at} and id < j.value ->> 1`, `load < ${at} and load > ${since}`];
  const perName = `select json_group_array(json_array(load, id)) from (${ranges.map(range).join(' union all ')})`;
  const picked =
    `select j.value ->> 0 as name, p.value ->> 0 as load, p.value ->> 1 as id from json_each(${each}) j, ` +
    `json_each((${perName})) p order by load desc, name desc, id desc limit ${limit}`;
  const orNull = (alias: string, json: string) => `iif(${alias}.row_id is null, 'null', ${json})`;
  const rows = [
    orNull('n', nodeJson('n')),
    orNull('a', edgeJson('a', 's', 't', null)),
    orNull('b', edgeJson('b', 's', 't', null)),
  ];
  const time = '(select published_at from load where number = c.load)';
  const own = `'[', c.load, ',"', ${time}, '","', c.action, '","', c.name, '","', c.id, '",', c.datasets`;
  const change = `concat(${own}, ',', ${rows.join(`, ',', `)}, ']')`;
  const text =
    `select ${arrayOf(change, 'p.load desc, p.name desc, p.id desc')} from (${picked}) p ` +
    'cross join change c on c.name = p.name and c.load = p.load and c.id = p.id left join node n on n.id = c.id ' +
    'left join edge a on a.id = c.id and a.added_load = c.load ' +
    'left join edge b on b.id = c.id and b.added_load = c.replaced ' +
    'left join node s on s.row_id = coalesce(a.source, b.source) left join node t on t.row_id = coalesce(a.target, b.target)';
  return { text, parameters: parameters.values };
}

/** A JSON array of one count, from the ranges of the names. */
export function countChanges({ names, since, until }: ChangeQuery, { load }: View): Statement {
  const parameters = createParameters();
  const within = `c.load > ${parameters.integer(since)} and c.load <= ${parameters.integer(Math.min(until, load))}`;
  const text =
    `select concat('[', count(*), ']') from json_each(${parameters.list(names)}) j ` +
    `cross join change c on c.name = j.value and ${within}`;
  return { text, parameters: parameters.values };
}
