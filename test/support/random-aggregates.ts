import { moneyQualifiers } from '../../schema/values/money.ts';
import type { Figures, GroupKey, GroupOrder, GroupQuery } from '../../src/graph/aggregate.ts';
import { isGroupable, measureOf } from '../../src/graph/measures.ts';
import type { AggregateWanted } from '../../src/graph/store.ts';
import type { EdgeModel, KindModel } from '../../src/ontology/model.ts';
import { below, pick, type Random } from './random.ts';

/** Figures and up to three groupings over the fields of a kind or edge type. */
export function randomAggregate(owner: KindModel | EdgeModel, random: Random): AggregateWanted {
  const groups = Array.from({ length: below(random, 4) }, () => randomGroups(owner, random));
  const withFigures = groups.length === 0 || random() < 0.7;
  return { ...(withFigures && { figures: randomFigures(owner, random) }), ...(groups.length > 0 && { groups }) };
}

function measured(owner: KindModel | EdgeModel) {
  return [...owner.fields.values()].filter((field) => measureOf(field) !== null);
}

function randomFigures(owner: KindModel | EdgeModel, random: Random): Figures {
  const fields = measured(owner)
    .filter(() => random() < 0.6)
    .map(({ name }) => name);
  return { distinct: random() < 0.5, fields };
}

function randomGroups(owner: KindModel | EdgeModel, random: Random): GroupQuery {
  return {
    ...randomFigures(owner, random),
    key: randomKey(owner, random),
    order: randomGroupOrder(owner, random),
    limit: below(random, 8),
  };
}

function randomKey(owner: KindModel | EdgeModel, random: Random): GroupKey {
  if (random() < 0.2) return { by: 'node' };
  if (random() < 0.2) return { by: 'field', field: pick(random, ['datasets', 'to' in owner ? 'type' : 'kind']) };
  const field = pick(random, [...owner.fields.values()].filter(isGroupable));
  if (field.type !== 'partialDate') return { by: 'field', field: field.name };
  return { by: 'date', field: field.name, per: pick(random, ['YEAR', 'QUARTER', 'MONTH'] as const) };
}

function randomGroupOrder(owner: KindModel | EdgeModel, random: Random): GroupOrder {
  const direction = pick(random, ['ASC', 'DESC'] as const);
  const summed = measured(owner).filter(({ type }) => type !== 'partialDate');
  const by = pick(random, ['COUNT', 'KEY', 'SUM'] as const);
  if (by !== 'SUM') return { by, direction };
  const field = pick(random, summed);
  if (field.type !== 'money') return { by, field: field.name, direction };
  const [currency, qualifier] = [pick(random, ['USD', 'EUR']), pick(random, moneyQualifiers)];
  return { by, field: field.name, currency, qualifier, direction };
}
