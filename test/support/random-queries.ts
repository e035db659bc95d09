import { moneyQualifiers } from '../../schema/values/money.ts';
import { isSortable, type Order, type OrderTerm, type RelatedSum } from '../../src/graph/order.ts';
import type { Relation } from '../../src/graph/relation.ts';
import type { Page } from '../../src/graph/store.ts';
import { fold } from '../../src/graph/text.ts';
import type { Where } from '../../src/graph/where.ts';
import type { EdgeModel, FieldModel, KindModel } from '../../src/ontology/model.ts';
import { below, pick, type Random } from './random.ts';
import { model } from './statements.ts';

const texts = [
  'alpha',
  'Beta',
  'beta',
  'É',
  'e',
  '100%',
  '_',
  "'",
  '"',
  '\\',
  'same name',
  'Llama 3.1',
  '\u{1F600}',
  '\uFFFD',
  '銀',
  '',
];
const days = ['2020', '2020-01-01', '2021-02', '2021-06-15', '2026-03-15', '2026'];
const comparisons = ['eq', 'lt', 'lte', 'gt', 'gte'] as const;

/** A filter over the fields of a kind or edge type, `depth` levels deep. */
export function randomWhere(owner: KindModel | EdgeModel, random: Random, depth: number): Where {
  const roll = random();
  if (depth > 0 && roll < 0.5) {
    const of = Array.from({ length: below(random, 4) }, () => randomWhere(owner, random, depth - 1));
    if (roll < 0.2) return { op: 'and', of };
    if (roll < 0.4) return { op: 'or', of };
    return { op: 'not', of: randomWhere(owner, random, depth - 1) };
  }
  if (depth > 0 && roll < 0.6) return randomRelation(owner, random, depth);
  return randomLeaf(pick(random, [...owner.fields.values()]), owner, random);
}

function randomRelation(owner: KindModel | EdgeModel, random: Random, depth: number): Where {
  if ('to' in owner) return { op: 'far', of: randomWhere(pick(random, owner.to), random, depth - 1) };
  const relation = randomRelationOf(owner, random);
  if (!relation) return { op: 'and', of: [] };
  const facts = relation.by === 'node' ? model.kinds.get(relation.kind)! : model.edges.get(relation.type)!;
  const quantifier = pick(random, ['some', 'none', 'every'] as const);
  return { op: 'related', relation, quantifier, of: randomWhere(facts, random, depth - 1) };
}

/** A connection or an inverse of the kind; null where it has none. */
function randomRelationOf({ connections, inverses }: KindModel, random: Random): Relation | null {
  const all: Relation[] = [
    ...connections.map(({ edge, direction }): Relation => ({ by: 'edge', type: edge.type, direction })),
    ...inverses.map(
      ({ over, ref: field }): Relation =>
        'edge' in over ? { by: 'ref', type: over.edge.type, field } : { by: 'node', kind: over.kind.name, field },
    ),
  ];
  return all.length > 0 ? pick(random, all) : null;
}

function randomLeaf(field: FieldModel, owner: KindModel | EdgeModel, random: Random): Where {
  const { name } = field;
  if (random() < 0.15) return { op: 'isNull', field: name };
  switch (field.type) {
    case 'text':
    case 'url':
      return randomTextTest(name, random);
    case 'list':
      return { op: 'has', field: name, values: someOf(listValues(field), random) };
    case 'money': {
      const bounds = Array.from({ length: below(random, 3) }, () => ({
        cmp: pick(random, comparisons),
        minor: below(random, 4) * 100,
      }));
      const qualifier = random() < 0.3 ? { qualifier: pick(random, ['EXACT', 'UP_TO']) } : {};
      return { op: 'money', field: name, currency: pick(random, ['USD', 'EUR']), bounds, ...qualifier };
    }
    case 'boolean':
      return { op: 'compare', field: name, cmp: 'eq', value: random() < 0.5 };
    case 'partialDate':
      return { op: 'compare', field: name, cmp: pick(random, comparisons), value: pick(random, days) };
    case 'enum':
      return { op: 'in', field: name, values: someOf(Object.keys(field.values!), random) };
    case 'integer':
    case 'float':
    case 'fraction':
      return { op: 'compare', field: name, cmp: pick(random, comparisons), value: below(random, 6) / 3 };
    default:
      return { op: 'in', field: 'to' in owner ? 'type' : 'kind', values: ['Company', 'RUNS', 'INVESTED_IN'] };
  }
}

function randomTextTest(field: string, random: Random): Where {
  const value = pick(random, texts);
  const how = pick(random, ['contains', 'startsWith', 'endsWith', ...comparisons, 'in'] as const);
  if (how === 'in') return { op: 'in', field, values: someOf(texts, random) };
  if (how === 'contains' || how === 'startsWith' || how === 'endsWith')
    return { op: 'match', field, how, value: fold(value) };
  return { op: 'compare', field, cmp: how, value };
}

function listValues(field: FieldModel): string[] {
  return field.item?.values ? Object.keys(field.item.values) : ['press', 'filing', ...texts];
}

function someOf(values: readonly string[], random: Random): string[] {
  return [...new Set(Array.from({ length: below(random, 4) }, () => pick(random, values)))];
}

/** Up to three terms over sortable fields and what is related, the far node's too where its kinds are given. */
export function randomOrder(owner: KindModel | EdgeModel, random: Random, far?: KindModel[]): Order {
  const terms = Array.from({ length: below(random, 4) }, (): OrderTerm => {
    const onFar = far !== undefined && random() < 0.4;
    const [on, of] = onFar ? (['far', pick(random, far)] as const) : (['self', owner] as const);
    const direction = pick(random, ['ASC', 'DESC'] as const);
    const relation = 'inverses' in of && random() < 0.4 ? randomRelationOf(of, random) : null;
    if (relation) return { on, relation, ...randomSum(relation, random), direction };
    const field = pick(random, [...of.fields.values()].filter(isSortable));
    const currency = field.type === 'money' ? { currency: pick(random, ['USD', 'EUR']) } : {};
    return { on, field: field.name, direction, ...currency };
  });
  return { terms, fallback: pick(random, ['ASC', 'DESC'] as const) };
}

/** A sum over a money field of the related facts, half the time where they have one. */
function randomSum(relation: Relation, random: Random): { sum?: RelatedSum } {
  const facts = relation.by === 'node' ? model.kinds.get(relation.kind)! : model.edges.get(relation.type)!;
  const money = [...facts.fields.values()].filter(({ type }) => type === 'money');
  if (money.length === 0 || random() < 0.5) return {};
  const field = pick(random, money).name;
  return { sum: { field, currency: pick(random, ['USD', 'EUR']), qualifier: pick(random, moneyQualifiers) } };
}

export function randomPage(random: Random): Page {
  return { limit: 1 + below(random, 12), from: random() < 0.5 ? 'start' : 'end' };
}
