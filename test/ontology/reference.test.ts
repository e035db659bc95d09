import { describe, expect, test } from 'vitest';
import { defineNode } from '../../schema/define.ts';
import { edges, interfaces, nodes } from '../../schema/index.ts';
import { envelopeInverses } from '../../src/ontology/check.ts';
import { currentModel } from '../../src/ontology/current.ts';
import { link } from '../../src/ontology/link.ts';
import type { EdgeModel, KindModel } from '../../src/ontology/model.ts';
import { parseRecord } from '../../src/ontology/parse.ts';
import { overview } from '../../src/ontology/reference/diagram.ts';
import { printReference, records } from '../../src/ontology/reference/document.ts';
import { valueTypes } from '../../src/ontology/reference/value-types.ts';

const model = currentModel();
const text = printReference(model);

/** The text beneath a heading of the third level, up to the next heading. */
function section(name: string): string {
  const parts = text.split(/^#{2,3} (.+)$/m);
  const at = parts.indexOf(name);
  expect(at, name).toBeGreaterThan(0);
  return parts[at + 1]!;
}

/** First cells of the tables of a section. */
const firstCells = (name: string) => [...section(name).matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]!);

const declared = (owner: KindModel | EdgeModel) =>
  [...owner.fields.values()].filter(({ origin }) => origin === 'own' || origin === 'derived');

describe('the reference', () => {
  test('has a section for every interface, kind and edge type, under headings that are told apart', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
    for (const names of [model.interfaces, model.kinds, model.edges]) {
      expect(headings).toEqual(expect.arrayContaining([...names.keys()]));
    }
    expect(new Set(headings.map((heading) => heading.toLowerCase())).size).toBe(headings.length);
  });

  test.each([...model.kinds.values()].map((kind) => [kind.name, kind] as const))(
    'tells the fields and connections of %s',
    (name, kind) => {
      const ways = [...kind.connections, ...kind.inverses, ...envelopeInverses(kind)].map(({ field }) => field);
      expect(firstCells(name)).toEqual([...declared(kind).map((field) => field.name), ...ways]);
      for (const role of kind.roles) expect(section(name)).toContain(`[${role}](#${role.toLowerCase()})`);
    },
  );

  test.each([...model.edges.values()].map((edge) => [edge.type, edge] as const))(
    'tells the ends and fields of %s',
    (type, edge) => {
      expect(firstCells(type)).toEqual(declared(edge).map((field) => field.name));
      for (const name of [edge.fromField, edge.toField, edge.date, edge.name, ...edge.identity]) {
        expect(section(type)).toContain(`\`${name}\``);
      }
    },
  );

  test('tells units, values with their meanings, and what is computed', () => {
    expect(section('Chip')).toContain('| `tdpWatts` | float | W | ');
    expect(section('Company')).toContain('\n- `FOUNDRY`: Manufactures chips for others.\n');
    expect(section('RUNS')).toContain('Computed from `tokensPerSecond` and `acceleratorCount`.');
    expect(section('Source')).toContain('| `facts` | everything by its `sources` | [Fact](#fact), [Entity](#entity) |');
    expect(section('SUPPLIES')).toContain('- Money: runs against it\n');
    expect(section('PARTNERS_WITH')).toContain('[Organization](#organization) ↔ [Organization](#organization)');
    expect(section('LOCATED_IN')).toContain('[Organization](#organization), [Facility](#facility) (`locations`)');
  });

  test('links only to sections that it has', () => {
    const anchors = new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!.toLowerCase().replaceAll(' ', '-')),
    );
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(200);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  });

  test('has tables whose rows are as wide as their heads, and no blanks at the ends of lines', () => {
    const tables = text.match(/(^\|.*\n)+/gm) ?? [];
    expect(tables.length).toBeGreaterThan(50);
    for (const table of tables) {
      const rows = table.trimEnd().split('\n');
      expect(new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).size, rows[0]).toBe(1);
    }
    expect(text).not.toMatch(/[ \t]$/m);
  });
});

describe('its examples', () => {
  test.each(Object.entries(valueTypes))('the %s is taken by a field of that type', (type, { example }) => {
    const owners = [...model.kinds.values(), ...model.edges.values()];
    const fields = owners.flatMap((owner) => [...owner.fields.values()]);
    const taking = fields.filter((one) => one.type === type && one.schema.safeParse(JSON.parse(example)).success);
    expect(taking).not.toEqual([]);
  });

  test('the records', () => {
    expect(records.map((line) => parseRecord(model, JSON.parse(line)))).toEqual(
      records.map(() => ({ record: expect.anything() })),
    );
  });
});

describe('the overview', () => {
  test('draws every edge type once, on few arrows', () => {
    const labels = [...overview(model).matchAll(/-->\|"(.+)"\|/g)].map((match) => match[1]!.split('<br>'));
    expect(labels.flat().sort()).toEqual([...model.edges.keys()].sort());
    expect(labels.length).toBeLessThan(12);
  });

  test('draws every kind that edges touch once, in few boxes', () => {
    const boxes = [...overview(model).matchAll(/^ {2}b\d+\["<b>.+<\/b><br>(.+)"\]$/gm)];
    const drawn = boxes.flatMap((match) => match[1]!.split(', '));
    expect(drawn.sort()).toEqual([...model.kinds.keys()].filter((kind) => kind !== 'Source').sort());
    expect(boxes.length).toBeLessThan(8);
  });

  test('draws a kind without an area by itself, once an edge touches it', () => {
    const kite = defineNode({ name: 'Kite', plural: 'kites', description: 'A kite.', fields: {} });
    const flies = {
      ...edges[0]!,
      type: 'FLIES',
      from: { kinds: ['Person'], field: 'kitesFlown', description: 'Kites that it flies.' },
      to: { kinds: ['Kite'], field: 'flownBy', description: 'Who flies it.' },
    };
    const declarations = { interfaces, nodes: [...nodes, kite], edges };
    expect(overview(link(declarations))).not.toContain('Kite');
    const drawn = overview(
      link({ ...declarations, edges: [...edges, { ...flies, identity: [], fields: {}, date: 'validFrom' }] }),
    );
    expect(drawn).toContain('b5["Kite"]');
    expect(drawn).toContain('b0 -->|"FLIES"| b5');
  });
});
