import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { generate } from '../src/generated.ts';
import { currentModel } from '../src/ontology/current.ts';

const folder = fileURLToPath(new URL('../schema/generated/', import.meta.url));
const generated = generate(currentModel());

describe('schema/generated', () => {
  test('holds these files and no others', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(generated).sort());
  });

  test.each(Object.entries(generated))('%s follows the declarations: else run "npm run print"', (name, text) => {
    expect(readFileSync(folder + name, 'utf8') === text, name).toBe(true);
  });
});

describe('the reference', () => {
  const text = generated['ontology.md']!;

  test('has a section for every kind and edge type', () => {
    const { kinds, edges } = currentModel();
    for (const name of [...kinds.keys(), ...edges.keys()]) expect(text).toContain(`\n### ${name}\n`);
  });

  test('links only to sections that it has', () => {
    const anchors = new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!.toLowerCase().replaceAll(' ', '-')),
    );
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(200);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  });

  test('has tables whose rows are as wide as their heads', () => {
    for (const table of text.match(/(^\|.*\n)+/gm) ?? []) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size, table.slice(0, 100)).toBe(1);
    }
  });
});
