import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recipeSchema } from '../src/ingest/recipe/format.ts';
import { steps } from '../src/ingest/recipe/steps.ts';
import { writeLines } from './support/files.ts';
import { root } from './support/house.ts';
import { run } from './support/processes.ts';
import { temporaryPath } from './support/sqlite.ts';

const text = readFileSync(join(root, 'docs/recipes.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text)![1]!;
const section = (heading: string) => text.slice(text.indexOf(`\n${heading}\n`)).split(/\n#+ /)[1]!;
const firstColumn = (part: string) => [...part.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]!);

describe('docs/recipes.md', () => {
  test('the example does what stands beneath it', async () => {
    const recipe = writeLines('deals.yaml', block('yaml'));
    const table = writeLines('deals.csv', block('csv'));
    const env = { CAPGRAPH_DB: temporaryPath() };
    const { code, output } = await run('scripts/ingest.ts', ['--recipe', recipe, table], env).ended;
    expect({ code, output }).toEqual({ code: 0, output: block('text') });
  });

  test('has every step as the code has it', () => {
    const lines = Object.entries(steps).map(
      ([name, step]) => `| \`${name}\` | \`${step.example}\` | ${step.description} |`,
    );
    expect(
      section('### Steps')
        .replaceAll('\\|', '|')
        .split('\n')
        .filter((line) => /^\| `/.test(line)),
    ).toEqual(lines);
  });

  test('has every name of the file and of a template', () => {
    expect(firstColumn(section('## The file'))).toEqual(Object.keys(recipeSchema.shape));
    const known = Object.keys(
      (recipeSchema.shape.records as unknown as { def: { valueType: { shape: object } } }).def.valueType.shape,
    );
    for (const name of known) expect(section('### Templates')).toContain(`\`${name}\``);
  });

  test('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(() => readFileSync(join(root, 'docs', target)), target).not.toThrow();
  });
});
