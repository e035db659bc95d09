import type { View } from '../../graph/view.ts';
import type { Parameters } from './parameters.ts';

/** The view as conditions: `visible` of the graph's language in SQL. */
export interface Visibility {
  /** A node row shows. */
  node(alias: string): string;
  /** An edge row shows. */
  edge(alias: string): string;
  /** As `edge`, taken apart so that each part is served by one partial index; their union is `edge`. */
  edgeParts(alias: string): string[];
}

/** Live rows alone for the latest load, live and past ones for an earlier one. */
export function createVisibility(view: View, parameters: Parameters): Visibility {
  let load: string | undefined;
  const then = () => {
    load ??= parameters.integer(view.load);
    return load;
  };
  let day: string | undefined;
  const valid = (alias: string) => {
    if (view.validAt === null) return '';
    day ??= parameters.text(view.validAt);
    const { since, until } = { since: `${alias}.since`, until: `${alias}.until` };
    return ` and (${since} is null or ${since} <= ${day}) and (${until} is null or ${until} >= ${day})`;
  };
  const live = (alias: string) => `${alias}.retired_load is null`;
  const stood = (alias: string) =>
    `${alias}.added_load <= ${then()} and (${alias}.retired_load is null or ${alias}.retired_load > ${then()})`;
  return {
    node: (alias) => (view.latest ? live(alias) : stood(alias)),
    edge: (alias) => (view.latest ? live(alias) : stood(alias)) + valid(alias),
    edgeParts: (alias) =>
      view.latest
        ? [live(alias) + valid(alias)]
        : [
            `${live(alias)} and ${alias}.added_load <= ${then()}${valid(alias)}`,
            // Says `is not null` besides, or the index on past rows is not used.
            `${alias}.retired_load is not null and ${alias}.added_load <= ${then()} and ${alias}.retired_load > ${then()}${valid(alias)}`,
          ],
  };
}
