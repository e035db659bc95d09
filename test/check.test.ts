import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { npmRun } from '../scripts/check/npm-run.ts';
import { checks } from '../src/check.ts';
import { root } from './support/house.ts';
import { temporaryPath } from './support/sqlite.ts';
import { model } from './support/statements.ts';

/** What each check finds under a copy of the declarations and of no seeds, after a change to it. */
async function found(change: (folder: string) => void): Promise<Record<string, string[]>> {
  const folder = dirname(temporaryPath());
  cpSync(join(root, 'schema'), join(folder, 'schema'), { recursive: true });
  mkdirSync(join(folder, 'seeds/mine/nodes'), { recursive: true });
  writeFileSync(join(folder, 'seeds/datasets.yaml'), '- mine\n');
  change(folder);
  const results = checks(model, folder).map(async ({ name, find }) => [name, await find()] as const);
  return Object.fromEntries((await Promise.all(results)).filter(([, problems]) => problems.length > 0));
}

describe('the checks', () => {
  test('find nothing where nothing is wrong', async () => {
    expect(await found(() => {})).toEqual({});
  });

  test('find declarations that are not listed, and listed ones that are elsewhere', async () => {
    const changed = await found((folder) => {
      writeFileSync(join(folder, 'schema/nodes/kite.ts'), '');
      cpSync(join(folder, 'schema/edges/owns.ts'), join(folder, 'schema/edges/holds.ts'));
      rmSync(join(folder, 'schema/edges/owns.ts'));
      rmSync(join(folder, 'schema/interfaces/place.ts'));
    });
    expect(changed).toEqual({
      ontology: [
        'schema/index.ts: Place: does not stand in schema/interfaces/place.ts',
        'schema/index.ts: OWNS: does not stand in schema/edges/owns.ts',
        'schema/nodes/kite.ts: default: is not what schema/index.ts lists under this name',
        'schema/edges/holds.ts: default: is not what schema/index.ts lists under this name',
      ],
    });
  });

  test('find generated files that drifted, are missing, or are printed by nobody', async () => {
    const changed = await found((folder) => {
      writeFileSync(join(folder, 'schema/generated/ontology.md'), '# Something else\n');
      rmSync(join(folder, 'schema/generated/tables.sql'));
      writeFileSync(join(folder, 'schema/generated/old.md'), '');
    });
    expect(changed).toEqual({
      'generated files': [
        'schema/generated/tables.sql does not follow the declarations: run "npm run print"',
        'schema/generated/ontology.md does not follow the declarations: run "npm run print"',
        'schema/generated/old.md is not printed by "npm run print": remove it',
      ],
    });
  });

  test('find seeds that would be rejected, passed over, or are not where one would look for them', async () => {
    const changed = await found((folder) => {
      const write = (file: string, text: string) => {
        mkdirSync(dirname(join(folder, 'seeds', file)), { recursive: true });
        writeFileSync(join(folder, 'seeds', file), text);
      };
      write('mine/nodes/company.jsonl', '{"kind":"Company","key":"a","name":"A","sources":["none"]}\n{');
      write('mine/nodes/kites.jsonl', '');
      write('other/nodes/company.jsonl', '');
    });
    expect(changed).toEqual({
      seeds: [
        'seeds/mine/nodes/kites.jsonl has the name of no kind and of no edge type',
        'seeds/other/nodes/company.jsonl is in no data set that seeds/datasets.yaml names',
        'seeds/mine/nodes/company.jsonl:1: sources: there is no Source:none',
        expect.stringMatching(/^seeds\/mine\/nodes\/company\.jsonl:2: record: is not JSON/),
      ],
    });
  });
});

describe('a script of package.json as a check', () => {
  const folder = dirname(temporaryPath());
  const scripts = {
    good: 'node -e "console.log(1)"',
    bad: `node -e "console.log('why'); process.exit(3)"`,
    mute: 'exit 4',
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));

  test.each<[string, string[]]>([
    ['good', []],
    ['bad', ['why']],
    ['mute', ['npm run mute ended with 4']],
  ])('%s', async (name, problems) => {
    expect(await npmRun(name, folder).find()).toEqual(problems);
  });
});
