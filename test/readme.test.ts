import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { variables } from '../src/config.ts';
import { errorCodes } from '../src/graphql/errors.ts';
import { maximumAliases, maximumDepth, maximumTokens } from '../src/graphql/limits.ts';
import { run } from './support/processes.ts';
import { temporaryPath } from './support/sqlite.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text beneath a heading, up to the next one of its level or above. */
function section(heading: string): string {
  const level = /^#+/.exec(heading)![0];
  const start = readme.indexOf(`\n${heading}\n`);
  expect(start, `README has "${heading}"`).toBeGreaterThan(0);
  const rest = readme.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

interface Block {
  /** The line right before it. */
  before: string;
  code: string;
}

/** Code blocks of a language; at least one. */
function blocks(text: string, language: string): [Block, ...Block[]] {
  const found = [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))];
  expect(found).not.toHaveLength(0);
  const lineBefore = (index: number) => text.slice(0, index).trimEnd().split('\n').at(-1)!;
  return found.map((match) => ({ before: lineBefore(match.index), code: match[1]! })) as [Block, ...Block[]];
}

/** First column of a table, without the marks around it. */
function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]!);
}

describe('the README', () => {
  test('names every command as package.json has it', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]!);
    expect(named).toContain('ingest');
    for (const name of named) expect(scripts).toHaveProperty(name);
    expect(scripts).toHaveProperty('start');
    expect(scripts).toHaveProperty('test');
  });

  test('has every setting, in the order of the code', () => {
    expect(firstColumn(section('## Settings'))).toEqual(variables);
  });

  test('has every error code and limit', () => {
    const text = section('## Limits and errors');
    expect(firstColumn(text)).toEqual([...errorCodes]);
    for (const limit of [maximumDepth, maximumAliases, maximumTokens]) {
      expect(text).toContain(` ${limit.toLocaleString('en')} `);
    }
  });

  test('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(() => readFileSync(join(root, target)), target).not.toThrow();
  });
});

/** A copy of what the program is made of, to try additions on. */
function copyOfHouse(): string {
  const folder = dirname(temporaryPath());
  for (const name of ['package.json', 'tsconfig.json', 'schema', 'src', 'scripts', 'seeds']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Applies a diff as the README prints one: added lines before any context go to the top, others behind their context. */
function applyDiff(file: string, diff: string): void {
  let text = readFileSync(file, 'utf8');
  let context = '';
  for (const line of diff.trimEnd().split('\n')) {
    if (line.startsWith('+')) {
      const at = context === '' ? 0 : text.indexOf(context) + context.length;
      text = `${text.slice(0, at)}${line.slice(1)}\n${text.slice(at)}`;
      continue;
    }
    context = `${line.slice(1)}\n`;
    expect(text, `${file} has "${context}"`).toContain(context);
  }
  writeFileSync(file, text);
}

/** Does what a recipe says: writes its files, edits the list. */
function follow(folder: string, heading: string): void {
  const text = section(heading);
  for (const language of ['ts', 'json']) {
    for (const { before, code } of blocks(text, language)) {
      const file = join(folder, /`([\w/.-]+)`:$/.exec(before)![1]!);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  }
  const [{ code }] = blocks(text, 'diff');
  applyDiff(join(folder, 'schema/index.ts'), code);
}

describe('its questions and recipes', () => {
  let folder: string;
  let ask: (query: string) => Promise<unknown>;

  beforeAll(async () => {
    folder = copyOfHouse();
    follow(folder, '### A kind');
    follow(folder, '### An edge type');
    const database = { CAPGRAPH_DB: join(folder, 'graph.db'), PORT: '0' };
    const deals = section('### A data set');
    const [{ before, code: records }] = blocks(deals, 'json');
    writeFileSync(join(folder, /`([\w.-]+)`:$/.exec(before)![1]!), records);
    const [{ code: command }] = blocks(deals, 'sh');
    const given = command.trim().replace('npm run ingest -- ', '').split(' ');
    const seeds = await run('scripts/ingest.ts', [], database, folder).ended;
    expect(seeds, seeds.output).toMatchObject({ code: 0 });
    const loaded = await run('scripts/ingest.ts', given, database, folder).ended;
    expect(loaded, loaded.output).toMatchObject({ code: 0 });
    expect((await run('scripts/print.ts', [], {}, folder).ended).code).toBe(0);
    const server = run('src/main.ts', [], database, folder);
    const [, port] = await server.says(/localhost:(\d+)\/graphql/);
    ask = async (query) => {
      const url = `http://127.0.0.1:${port}/graphql?query=${encodeURIComponent(query)}`;
      return (await fetch(url)).json();
    };
    return () => server.child.kill();
  });

  test('the first question has the answer that stands beneath it', async () => {
    const text = section('## A first question');
    const [{ code: query }] = blocks(text, 'graphql');
    const [{ code: answer }] = blocks(text, 'json');
    expect(await ask(query)).toEqual(JSON.parse(answer));
  });

  test('the new kind and the new edge type are there, in documents, filters and answers', async () => {
    const generated = (name: string) => readFileSync(join(folder, 'schema/generated', name), 'utf8');
    expect(generated('schema.graphql')).toContain('type Patent implements');
    expect(generated('constraints.cypher')).toContain('HOLDS_PATENT');
    expect(generated('ontology.md')).toContain('HOLDS_PATENT');
    expect(
      await ask(`{
        patents(where: { publicationNumber: { eq: "US0000001B2" } }) {
          nodes { name patentHolders { nodes { id } } }
        }
      }`),
    ).toEqual({
      data: {
        patents: {
          nodes: [{ name: 'Example patent', patentHolders: { nodes: [{ id: 'Company:microsoft' }] } }],
        },
      },
    });
  });

  test('the new data set is there beside the bundled ones', async () => {
    expect(
      await ask(`{
        dataset { datasets { name } }
        company(key: "example-cloud") { investors { edges { node { id } fact { amount { value currency } datasets } } } }
      }`),
    ).toEqual({
      data: {
        dataset: { datasets: ['article', 'companion', 'my-deals'].map((name) => ({ name })) },
        company: {
          investors: {
            edges: [
              {
                node: { id: 'Company:nvidia' },
                fact: { amount: { value: 1_000_000, currency: 'USD' }, datasets: ['my-deals'] },
              },
            ],
          },
        },
      },
    });
  });
});
