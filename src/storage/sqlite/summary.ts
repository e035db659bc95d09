import { showsWhatStands, type View } from '../../graph/view.ts';
import { createParameters, type Statement } from './parameters.ts';
import { createVisibility } from './visibility.ts';

/** Everything of the summary at once, so that it is of one moment. */
export function summarize(view: View = { load: Number.MAX_SAFE_INTEGER, latest: true, validAt: null }): Statement {
  const parameters = createParameters();
  const load = parameters.integer(view.load);
  const visibility = createVisibility(view, parameters);
  const pairs = (first: string, second: string, from: string) =>
    `(select json_group_array(json_array(${first}, ${second})) from (select * from ${from}))`;
  const tallied = (of: string) => `tally where of = '${of}' and count > 0 order by name`;
  const nodes = view.latest ? tallied('node') : grouped('node', 'kind', visibility.node('f'));
  const edges = showsWhatStands(view) ? tallied('edge') : grouped('edge', 'type', visibility.edge('f'));
  // An edition is that of the load which changed the data set last.
  const changed = `(select name, max(load) as load from dataset_load where load <= ${load} group by name) c`;
  const dated =
    `(select c.name as name, published_at, edition from ${changed} join load on number = c.load ` +
    'left join dataset d on d.name = c.name and d.load = c.load order by c.name)';
  const text =
    'select json_array(' +
    `${pairs('number', 'published_at', `load where number <= ${load} order by number desc limit 1`)}, ` +
    `${pairs('name', 'count', nodes)}, ` +
    `${pairs('name', 'count', edges)}, ` +
    `${pairs('name', 'published_at, edition', dated)})`;
  return { text, parameters: parameters.values };
}

/** Facts that show, counted one by one: only the latest ones have tallies. */
function grouped(table: string, name: string, shows: string): string {
  return `(select f.${name} as name, count(*) as count from ${table} f where ${shows} group by f.${name}) order by name`;
}
