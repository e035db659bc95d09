import { describe, expect, test } from 'vitest';
import { connect } from '../../../src/storage/sqlite/connection.ts';
import { definitions, indexes as indexesOf, printDdl } from '../../../src/storage/sqlite/ddl.ts';
import { model } from '../../support/statements.ts';

const indexes = indexesOf(model);

describe('definitions of SQLite', () => {
  test('may be executed twice', () => {
    const connection = connect(':memory:');
    for (const { text } of [...definitions(model), ...definitions(model)]) connection.exec(text);
    const made = connection.rows({
      text: "select count(*) from sqlite_schema where name like 'node_company_%'",
      parameters: [],
    });
    expect(made[0]![0]).toBeGreaterThan(3);
    connection.close();
  });

  test('are printed with what each is for', () => {
    const printed = printDdl(model);
    for (const { purpose, text } of definitions(model)) expect(printed).toContain(`-- ${purpose}\n${text};\n`);
  });

  test('index every own field that lists are ordered by, and the name of every kind', () => {
    const names = indexes.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['node_company_foundedOn', 'node_facility_capitalCost', 'node_chip_memoryBytes']),
    );
    for (const kind of model.kinds.values()) expect(names).toContain(`node_${kind.field}_name`);
  });

  test('index no prose, no address and no list', () => {
    for (const field of ['summary', 'note', 'website', 'url', 'sectors', 'aliases', 'applications']) {
      expect(indexes.filter(({ text }) => text.includes(`$.${field}'`))).toEqual([]);
    }
  });

  test('name each thing once', () => {
    const texts = definitions(model).map(({ text }) => /(?:table|index) if not exists (\w+)/.exec(text)![1]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
