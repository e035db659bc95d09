import { moneyQualifiers } from '../../schema/values/money.ts';
import type { FactRecord, Statement } from '../../src/graph/records.ts';
import type { EdgeModel, FieldModel, KindModel } from '../../src/ontology/model.ts';
import { model, money, voice } from './statements.ts';

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, values: readonly T[]): T {
  return values[below(random, values.length)]!;
}

const words = [
  'alpha',
  'Beta',
  'Γάμμα',
  'délta',
  '銀行',
  'Llama 3.1',
  'x',
  '100%',
  "O'Neil",
  '\u{1F600}',
  'Zeta',
  'a_b',
];

/** A small graph over every kind and edge type, with values that often coincide; the same for the same seed. */
export function randomGraph(seed: number, size: { nodes: number; edges: number }): Statement[] {
  const random = createRandom(seed);
  const { node, edge } = voice('random');
  const kinds = [...model.kinds.values()];
  const types = [...model.edges.values()];
  const keys = new Map<string, string[]>(kinds.map((kind) => [kind.name, []]));
  const sources = ['press', 'filing'];
  const nodes: Statement[] = [];
  for (let index = 0; index < size.nodes; index++) {
    const kind = kinds[index % kinds.length]!;
    const key = `r${seed}-${index}`;
    const record = randomRecord(kind, random, keys, sources);
    nodes.push(
      node(`${kind.name}:${key}`, pick(random, words), {
        ...record,
        ...(kind.name !== 'Source' && { sources: [pick(random, sources)] }),
      }),
    );
    keys.get(kind.name)!.push(key);
  }
  const edges: Statement[] = [];
  while (edges.length < size.edges) {
    const type = pick(random, types);
    const [from, to] = [randomEnd(type.from), randomEnd(type.to)];
    if (from === null || to === null || from === to) continue;
    const record = {
      ...randomRecord(type, random, keys, sources),
      sources: random() < 0.3 ? sources : [pick(random, sources)],
    };
    edges.push(edge(type.type, from, to, record, `r${seed}-e${edges.length}`));
  }
  return [...nodes, ...edges];

  function randomEnd(ends: KindModel[]): string | null {
    const kind = pick(random, ends).name;
    const known = keys.get(kind)!;
    return known.length === 0 ? null : `${kind}:${pick(random, known)}`;
  }
}

/** Own fields of the kind or edge type, each present half the time. */
function randomRecord(
  owner: KindModel | EdgeModel,
  random: Random,
  keys: Map<string, string[]>,
  sources: string[],
): FactRecord {
  const record: FactRecord = {};
  for (const field of owner.fields.values()) {
    const wanted =
      field.origin === 'own' ||
      ['status', 'confidence', 'validFrom', 'validTo', 'aliases', 'summary'].includes(field.name);
    if (!wanted || random() < 0.5) continue;
    const value = randomValue(field, random, keys, sources);
    if (value !== undefined) record[field.name] = value;
  }
  return record;
}

function randomValue(
  field: Pick<FieldModel, 'type' | 'values' | 'item' | 'target'>,
  random: Random,
  keys: Map<string, string[]>,
  sources: string[],
): unknown {
  switch (field.type) {
    case 'text':
      return pick(random, words);
    case 'url':
      return `https://${below(random, 3)}.example/`;
    case 'countryCode':
      return pick(random, ['US', 'FR', 'JP']);
    case 'enum':
      return pick(random, Object.keys(field.values!));
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return below(random, 5) + 1;
    case 'float':
      return below(random, 7) / 3;
    case 'fraction':
      return below(random, 4) / 3;
    case 'partialDate':
      return pick(random, ['2020', '2020-01', '2020-01-01', '2020-12-31', '2021', '2021-02', '2021-02-03']);
    case 'money':
      return money(below(random, 4) * 100, pick(random, ['USD', 'EUR']), pick(random, moneyQualifiers));
    case 'ref':
      return field.target === 'Source' ? pick(random, sources) : keys.get(field.target!)!.at(0);
    case 'list':
      return [randomValue(field.item!, random, keys, sources)];
  }
}
