import type DataLoader from 'dataloader';
import type { Figures, GroupQuery, GroupSlice, RowFigures } from '../../graph/aggregate.ts';
import { answerOfNothing } from '../../graph/groups.ts';
import type { Aggregate, AggregateWanted } from '../../graph/store.ts';
import { fieldsByName, type Model } from '../../ontology/model.ts';

/** Figures of the lists of many origins. Whatever is asked of them at one level of a query is one port call. */
export interface AggregateLoader {
  count(origin: string): Promise<number>;
  figures(origin: string, figures: Figures): Promise<RowFigures>;
  groups(origin: string, query: GroupQuery): Promise<GroupSlice>;
}

/** One thing that is asked of one list: a grouping, figures, or with neither its count. */
type Ask = [origin: string, figures: Figures | null, group: GroupQuery | null];

export function aggregateLoader(loader: DataLoader<string, unknown>): AggregateLoader {
  const load = <Value>(...ask: Ask) => loader.load(JSON.stringify(ask)) as Promise<Value>;
  return {
    count: (origin) => load(origin, null, null),
    figures: (origin, figures) => load(origin, figures, null),
    groups: (origin, query) => load(origin, null, query),
  };
}

/** Figures over nothing, for which nothing is read. */
export function emptyAggregates(model: Model): AggregateLoader {
  const fields = fieldsByName(model);
  const of = (wanted: AggregateWanted) => answerOfNothing(wanted, fields);
  return {
    count: async () => 0,
    figures: async (_, figures) => of({ figures }).figures!,
    groups: async (_, group) => of({ groups: [group] }).groups![0]!,
  };
}

/** Answers a batch of asks, in order, by asking all of it of each of their origins at once. */
export async function loadAggregates(
  names: readonly string[],
  ask: (origins: string[], wanted: AggregateWanted) => Promise<Aggregate[]>,
): Promise<unknown[]> {
  const asks = names.map((name) => JSON.parse(name) as Ask);
  const origins = [...new Set(asks.map(([origin]) => origin))];
  const all = asks.flatMap(([, figures]) => figures ?? []);
  const figures: Figures = {
    distinct: all.some(({ distinct }) => distinct),
    fields: [...new Set(all.flatMap(({ fields }) => fields))],
  };
  const groups = new Map(asks.flatMap(([, , group]) => (group ? [[JSON.stringify(group), group]] : [])));
  const answers = await ask(origins, {
    ...(all.length > 0 && { figures }),
    ...(groups.size > 0 && { groups: [...groups.values()] }),
  });
  const byOrigin = new Map(origins.map((origin, index) => [origin, answers[index]!]));
  const places = new Map([...groups.keys()].map((name, index) => [name, index]));
  return asks.map(([origin, wanted, group]) => {
    const answer = byOrigin.get(origin)!;
    if (group) return answer.groups![places.get(JSON.stringify(group))!];
    return wanted ? answer.figures : answer.count;
  });
}
