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
