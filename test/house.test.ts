import { describe, expect, test } from 'vitest';
import { defineEdge, defineNode } from '../schema/define.ts';
import { text } from '../schema/fields.ts';
import { edges, interfaces, nodes } from '../schema/index.ts';
import { generate } from '../src/generated.ts';
import { currentModel } from '../src/ontology/current.ts';
import { lintFiles } from '../src/ontology/files.ts';
import { link } from '../src/ontology/link.ts';
import { filesOf, forbidden, importsOf, readsEnvironment, textOf } from './support/house.ts';

const code = filesOf('schema', 'src', 'scripts').filter((file) => file.endsWith('.ts'));
const sources = code.filter((file) => !file.startsWith('scripts/'));

describe('imports point one way', () => {
  test('in every file', () => {
    const found = code.flatMap((file) => importsOf(file, textOf(file)).map((imported) => forbidden(file, imported)));
    expect(found.length).toBeGreaterThan(500);
    expect(found.filter((one) => one !== null)).toEqual([]);
  });

  test.each([
    ['src/graph/view.ts', "import type { A } from '../storage/sqlite/store.ts';"],
    ['src/storage/sqlite/store.ts', "import { a } from '../../graphql/builder.ts';"],
    ['src/graphql/schema.ts', "export * from '../ingest/read.ts';"],
    ['src/ingest/link.ts', "const a = await import('../storage/index.ts');"],
    ['schema/fields.ts', "import { a } from '../src/ontology/names.ts';"],
    ['src/traversal/paths.ts', "import '../graphql/schema.ts';"],
    ['src/graph/order.ts', "import { a } from '../config.ts';"],
    ['src/ontology/files.ts', "import {\n  type A,\n} from '../graph/records.ts';"],
    ['src/http/routes.ts', "import type { A } from '../server.ts';"],
    ['src/attic/new.ts', "import { a } from '../graph/view.ts';"],
    ['src/graph/view.ts', "import { a } from '../../scripts/neo4j/start.ts';"],
    ['src/graph/view.ts', "import { a } from '../../test/support/world.ts';"],
  ])('and an import against it would be found (%s)', (file, line) => {
    expect(importsOf(file, line).map((imported) => forbidden(file, imported))).toEqual([
      expect.stringContaining('may not use'),
    ]);
  });

  test.each([
    ['src/main.ts', "import { openSqlite } from './storage/sqlite/store.ts';"],
    ['src/storage/neo4j/store.ts', "import { quote } from '../sqlite/parameters.ts';"],
    ['src/storage/open.ts', "import { openNeo4j } from './neo4j/store.ts';"],
  ])('and one of a store’s adapter too (%s)', (file, line) => {
    expect(importsOf(file, line).map((imported) => forbidden(file, imported))).toEqual([
      expect.stringContaining('only src/storage/index.ts may use the adapter'),
    ]);
  });

  test('one file alone knows both stores', () => {
    const both = sources.filter((file) => {
      const imported = importsOf(file, textOf(file)).join(' ');
      return imported.includes('storage/sqlite/') && imported.includes('storage/neo4j/');
    });
    expect(both).toEqual(['src/storage/index.ts']);
  });

  test('the environment is read in one place', () => {
    expect(sources.filter((file) => readsEnvironment(textOf(file)))).toEqual(['src/main.ts']);
  });

  test.each([
    'const a = process.env.PORT;',
    "const a = process['env'];",
    'const a = process?.env;',
    'const { argv, env } = process;',
    "import { env as all } from 'node:process';",
  ])('and would be seen to be: %s', (line) => {
    expect(readsEnvironment(line)).toBe(true);
  });
});

describe('files', () => {
  const sizes = sources.map((file) => Buffer.byteLength(textOf(file))).sort((a, b) => a - b);
  const share = (part: number) => sizes[Math.floor(sizes.length * part)]!;

  test('are small: half under 3 KB, nine of ten under 9 KB, none beyond 250 lines', () => {
    expect(share(0.5)).toBeLessThan(3_000);
    expect(share(0.9)).toBeLessThan(9_000);
    expect(code.filter((file) => textOf(file).split('\n').length > 251)).toEqual([]);
  });

  test('have names in kebab-case that say what is in them', () => {
    const names = filesOf('schema', 'src', 'scripts', 'seeds', 'test').filter((file) => !file.endsWith('.java'));
    expect(
      names.filter(
        (file) => !/^([a-z0-9-]+\/|__snapshots__\/)*[a-z0-9-]+(\.test|\.schema)?(\.ts)?\.[a-z]+$/.test(file),
      ),
    ).toEqual([]);
    expect(names.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file))).toEqual([]);
  });

  test('do not repeat the name of their folder', () => {
    const repeating = sources.filter((file) => {
      const [name, folder] = file.split('/').reverse();
      return name!.startsWith(`${folder}-`) || name === `${folder}.ts`;
    });
    expect(repeating).toEqual([]);
  });

  test('of scripts take arguments, call the program and print in fewer than 30 lines', () => {
    const scripts = code.filter((file) => /^scripts\/[^/]+$/.test(file));
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((file) => textOf(file).trimEnd().split('\n').length >= 30)).toEqual([]);
  });
});

describe('a kind, an edge type or an interface', () => {
  test('stands in the file of its name, and every file is listed', () => {
    const files = filesOf('schema/nodes', 'schema/edges', 'schema/interfaces');
    expect(files.length).toBeGreaterThan(40);
    expect(lintFiles(currentModel(), files)).toEqual([]);
  });

  test('that is declared is in the schema, in both stores and in the reference without anything else', () => {
    const kite = defineNode({
      name: 'Kite',
      plural: 'kites',
      description: 'A kite.',
      fields: { cloth: text('What it is made of; null when unknown.') },
    });
    const flies = defineEdge({
      type: 'FLIES',
      description: 'A person flies a kite.',
      from: { kinds: ['Person'], field: 'kitesFlown', description: 'Kites that the person flies.' },
      to: { kinds: ['Kite'], field: 'flownBy', description: 'Who flies it.' },
    });
    const files = generate(link({ interfaces, nodes: [...nodes, kite], edges: [...edges, flies] }));
    expect(files['schema.graphql']).toMatch(/type Kite implements Node & Entity \{[^}]*\n {2}cloth: String\n/);
    expect(files['schema.graphql']).toMatch(/type Person implements [^{]*\{[^}]*\n {2}kitesFlown\(/);
    expect(files['schema.graphql']).toContain('\n  kites(');
    expect(files['constraints.cypher']).toContain('Kite_key');
    expect(files['constraints.cypher']).toContain('FLIES_from');
    expect(files['tables.sql']).toContain("'Kite'");
    expect(files['ontology.md']).toContain('### FLIES');
  });
});
