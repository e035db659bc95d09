import { describe, expect, test } from 'vitest';
import {
  defineEdge,
  defineInterface,
  defineNode,
  type EdgeDefinition,
  type NodeDefinition,
} from '../../schema/define.ts';
import { float, list, money, partialDate, ref, text } from '../../schema/fields.ts';
import { currentModel } from '../../src/ontology/current.ts';
import { ModelError } from '../../src/ontology/errors.ts';
import { link } from '../../src/ontology/link.ts';

const source = defineNode({ name: 'Source', plural: 'sources', description: 'A source.', fields: {} });
const town = defineNode({ name: 'Town', plural: 'towns', description: 'A town.', fields: {} });
const owner = defineInterface({ name: 'Owner', plural: 'owners', description: 'Whoever owns.' });
const firm = (more: Partial<NodeDefinition> = {}) =>
  defineNode({ name: 'Firm', plural: 'firms', description: 'A firm.', roles: ['Owner'], fields: {}, ...more });
const buys = (more: Partial<EdgeDefinition> = {}) =>
  defineEdge({
    type: 'BUYS',
    description: 'A firm buys another.',
    from: { kinds: ['Firm'], field: 'bought', description: 'What it bought.' },
    to: { kinds: ['Firm'], field: 'buyers', description: 'Who bought it.' },
    ...more,
  });
const end = (kinds: string[], field: string) => ({ kinds, field, description: 'An end.' });

/** Every issue as `file: field: message`. */
function issues(nodes: NodeDefinition[], edges: EdgeDefinition[] = []): string[] {
  try {
    link({ interfaces: [owner], nodes: [source, ...nodes], edges });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return (error as ModelError).issues.map(({ file, field, message }) => `${file}: ${field}: ${message}`);
  }
}

describe('linking', () => {
  test('the declared ontology: 17 kinds, 27 edge types, 3 interfaces', () => {
    const model = currentModel();
    expect([model.kinds.size, model.edges.size, model.interfaces.size]).toEqual([17, 27, 3]);
  });

  test('what fits together has nothing to say', () => {
    expect(issues([firm()], [buys()])).toEqual([]);
  });

  test.each<[string, NodeDefinition[], EdgeDefinition[], string]>([
    [
      'an end that is no kind',
      [firm()],
      [buys({ to: end(['Frim'], 'buyers') })],
      'schema/edges/buys.ts: to: there is no node kind or interface Frim',
    ],
    [
      'a role that is no interface',
      [firm({ roles: ['Owner', 'Buyer'] })],
      [],
      'schema/nodes/firm.ts: roles: there is no interface Buyer',
    ],
    [
      'a ref to no kind',
      [firm({ fields: { seat: ref('Town', 'Its seat; null when unknown.') } })],
      [],
      'schema/nodes/firm.ts: seat: points to Town, which is not a node kind',
    ],
    [
      'a list of refs to no kind',
      [firm({ fields: { seats: list(ref('Town', 'A seat.'), 'Its seats; empty when unknown.') } })],
      [],
      'schema/nodes/firm.ts: seats: points to Town, which is not a node kind',
    ],
    [
      'a caption that is no field',
      [firm({ caption: ['name', 'town'] })],
      [],
      'schema/nodes/firm.ts: caption: town is not a field of Firm',
    ],
    [
      'a date that is no field',
      [firm()],
      [buys({ date: 'boughtOn' })],
      'schema/edges/buys.ts: date: boughtOn is not a date field',
    ],
    [
      'a date that is none',
      [firm()],
      [buys({ date: 'terms', fields: { terms: text('Terms; null when unknown.') } })],
      'schema/edges/buys.ts: date: terms is not a date field',
    ],
    [
      'an identity that is no own field',
      [firm()],
      [buys({ identity: ['note'] })],
      'schema/edges/buys.ts: identity: note is not an own field',
    ],
    [
      'a field derived from none',
      [firm()],
      [buys({ derived: { rate: { field: float('A rate.'), from: ['price'], compute: () => null } } })],
      'schema/edges/buys.ts: rate: is derived from price, which is not an own field',
    ],
    [
      'a symmetric edge with two names',
      [firm()],
      [buys({ symmetric: true })],
      'schema/edges/buys.ts: symmetric: both ends must name the same kinds and the same field',
    ],
    [
      'a symmetric edge between different kinds',
      [firm(), town],
      [buys({ symmetric: true, from: end(['Firm'], 'twins'), to: end(['Town'], 'twins') })],
      'schema/edges/buys.ts: symmetric: both ends must name the same kinds and the same field',
    ],
    [
      'an end without kinds',
      [firm()],
      [buys({ to: end([], 'buyers') })],
      'schema/edges/buys.ts: to: no node kind may stand here',
    ],
    [
      'an end of an interface that no kind has',
      [firm({ roles: [] })],
      [buys({ to: end(['Owner'], 'buyers') })],
      'schema/edges/buys.ts: to: no node kind may stand here',
    ],
    ['a kind declared twice', [firm(), firm()], [], 'schema/nodes/firm.ts: name: Firm is declared twice'],
    ['an edge type declared twice', [firm()], [buys(), buys()], 'schema/edges/buys.ts: type: BUYS is declared twice'],
    [
      'an edge type with the name of a kind',
      [firm()],
      [buys({ type: 'FIRM' })],
      'schema/edges/firm.ts: type: Firm is already the name of a node kind',
    ],
    [
      'a kind with the name of an interface',
      [firm(), { ...town, name: 'Owner' }],
      [],
      'schema/nodes/owner.ts: name: Owner is already the name of an interface',
    ],
    [
      'a kind with a name that the API has',
      [firm(), { ...town, name: 'Entity' }],
      [],
      'schema/nodes/entity.ts: name: Entity is already the name of the interface of all entities',
    ],
    [
      'two kinds with one plural',
      [firm(), { ...town, plural: 'firms' }],
      [],
      'schema/nodes/town.ts: plural: firms is a root field of schema/nodes/firm.ts too',
    ],
    [
      'a plural that is the name of another kind',
      [{ ...town, plural: 'firm' }, firm()],
      [],
      'schema/nodes/firm.ts: name: firm is a root field of schema/nodes/town.ts too',
    ],
    [
      'a plural that is an interface’s',
      [firm(), { ...town, plural: 'owners' }],
      [],
      'schema/nodes/town.ts: plural: owners is a root field of schema/interfaces/owner.ts too',
    ],
    [
      'a plural that is its own singular',
      [defineNode({ name: 'Sheep', plural: 'sheep', description: 'A sheep.', fields: {} })],
      [],
      'schema/nodes/sheep.ts: plural: sheep is the root field of one Sheep already',
    ],
    [
      'a field that every node has',
      [firm({ fields: { name: text('A name.') } })],
      [],
      'schema/nodes/firm.ts: name: is already a field of every node',
    ],
    [
      'a field that every fact has',
      [firm()],
      [buys({ fields: { note: text('A note.') } })],
      'schema/edges/buys.ts: note: is already a field of every fact',
    ],
    [
      'one name with two types',
      [firm({ fields: { since: text('Since when; null when unknown.') } })],
      [buys({ fields: { since: partialDate('Since when; null when unknown.') } })],
      'schema/edges/buys.ts: since: is partialDate here and text in schema/nodes/firm.ts',
    ],
    [
      'two edge types with one field on a kind',
      [firm()],
      [buys(), buys({ type: 'TAKES_OVER', to: end(['Firm'], 'takenOverBy') })],
      'schema/edges/takes-over.ts: bought: is claimed on Firm by schema/edges/buys.ts too',
    ],
    [
      'an inverse with the name of an own field',
      [firm({ fields: { bought: text('What; null when unknown.') } })],
      [buys()],
      'schema/edges/buys.ts: bought: is claimed on Firm by schema/nodes/firm.ts too',
    ],
    [
      'an inverse with the name of a connection',
      [
        firm({
          fields: { parent: ref('Firm', 'Its parent; null when none.', { field: 'buyers', description: 'Children.' }) },
        }),
      ],
      [buys()],
      'schema/nodes/firm.ts: buyers: is claimed on Firm by schema/edges/buys.ts too',
    ],
    [
      'a field that the API has on every entity',
      [firm({ fields: { degree: float('Degrees; null when unknown.') } })],
      [buys({ from: end(['Firm'], 'neighbors') })],
      'schema/edges/buys.ts: neighbors: is claimed on Firm by every entity too',
    ],
    [
      'a field of a kind that the API has on every entity',
      [firm({ fields: { degree: float('Degrees; null when unknown.') } })],
      [],
      'schema/nodes/firm.ts: degree: is claimed on Firm by every entity too',
    ],
    [
      'a field with the name of a filter’s own word',
      [firm({ fields: { not: text('Not; null when unknown.') } })],
      [],
      'schema/nodes/firm.ts: not: is claimed on Firm by every filter too',
    ],
    [
      'a field of a fact that every object has',
      [firm()],
      [buys({ fields: { constructor: text('Who built it; null when unknown.') } })],
      'schema/edges/buys.ts: constructor: is claimed by every object of JavaScript too',
    ],
    [
      'a kind with a label of the store',
      [firm(), { ...town, name: 'Load' }],
      [],
      'schema/nodes/load.ts: name: Load is a label of the Neo4j store itself',
    ],
    [
      'a list that a store cannot hold',
      [firm({ fields: { prices: list(money('A price.'), 'Prices; empty when unknown.') } })],
      [],
      'schema/nodes/firm.ts: prices: is a list of money, which not every store can hold',
    ],
    [
      'the connection of a source over what rests on it',
      [firm()],
      [buys({ to: end(['Source'], 'facts') })],
      'schema/edges/buys.ts: facts: is claimed on Source by schema/envelope.ts too',
    ],
    [
      'a field that the API has on every fact',
      [firm()],
      [buys({ fields: { from: text('From; null when unknown.') } })],
      'schema/edges/buys.ts: from: is a field of every fact',
    ],
  ])('%s is refused, with its file and field', (_, nodes, edges, expected) => {
    expect(issues(nodes, edges)).toContain(expected);
  });

  test('an interface declared twice is refused, with its file and field', () => {
    expect(() => link({ interfaces: [owner, owner], nodes: [source, firm()], edges: [] })).toThrow(
      'schema/interfaces/owner.ts: name: Owner is declared twice',
    );
  });

  test('every issue is found at once', () => {
    const found = issues(
      [firm({ roles: ['Buyer'], caption: ['town'] })],
      [buys({ to: end(['Frim'], 'x'), date: 'none' })],
    );
    expect(found).toHaveLength(4);
    expect(() => link({ interfaces: [owner], nodes: [source, firm({ roles: ['Buyer'] })], edges: [] })).toThrow(
      'schema/nodes/firm.ts: roles: there is no interface Buyer',
    );
  });

  test('the hash changes with what stores depend on, and with nothing else', () => {
    const hash = (nodes: NodeDefinition[], edges: EdgeDefinition[]) =>
      link({ interfaces: [owner], nodes: [source, ...nodes], edges }).hash;
    const before = hash([firm()], [buys()]);
    expect(hash([firm({ description: 'Another text.' })], [buys()])).toBe(before);
    expect(hash([firm({ fields: { town: text('Its town; null when unknown.') } })], [buys()])).not.toBe(before);
    const says = (options: Parameters<typeof text>[1]) =>
      hash([firm({ fields: { motto: text('Motto.', options) } })], []);
    expect(new Set([says({}), says({ searchable: true }), says({ prose: true })]).size).toBe(3);
    expect(hash([firm()], [buys({ identity: ['terms'], fields: { terms: text('Terms.') } })])).not.toBe(before);
  });
});
