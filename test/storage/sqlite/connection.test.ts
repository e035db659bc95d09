import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Connection, connect } from '../../../src/storage/sqlite/connection.ts';
import type { Bindable } from '../../../src/storage/sqlite/parameters.ts';
import { createParameters } from '../../../src/storage/sqlite/parameters.ts';
import { temporaryPath } from '../../support/sqlite.ts';

function withMemory(use: (connection: Connection) => void): void {
  const connection = connect(':memory:');
  use(connection);
  connection.close();
}

describe('a connection', () => {
  test.each([[true], [false], [1], [0.5], [undefined], [new Date(0)], [Buffer.from('x')], [{}], [['x']]])(
    'refuses to bind %o',
    (value) => {
      withMemory((connection) => {
        const parameters = [value as unknown as Bindable];
        expect(() => connection.rows({ text: 'select ?1', parameters })).toThrow(/cannot be bound/);
        expect(() => connection.run({ text: 'create table t as select ?1 as x', parameters })).toThrow(
          /cannot be bound/,
        );
      });
    },
  );

  test('refuses parameters that are too few or too many, also after a call that had all', () => {
    withMemory((connection) => {
      const text = 'select ?1, ?2';
      expect(connection.rows({ text, parameters: ['a', 'b'] })).toEqual([['a', 'b']]);
      expect(() => connection.rows({ text, parameters: ['a'] })).toThrow(/2 parameters was given 1/);
      expect(() => connection.rows({ text, parameters: [] })).toThrow(/2 parameters was given 0/);
      expect(() => connection.rows({ text, parameters: ['a', 'b', 'c'] })).toThrow(/2 parameters was given 3/);
    });
  });

  test('binds a sole null', () => {
    withMemory((connection) => {
      expect(connection.rows({ text: 'select typeof(?1)', parameters: [null] })).toEqual([['null']]);
    });
  });

  test('binds whole numbers as whole numbers, up to 2^53-1 and beyond', () => {
    withMemory((connection) => {
      const { values, integer } = createParameters();
      const texts = [Number.MAX_SAFE_INTEGER, -1].map(integer);
      const text = `select ${texts.map((one) => `typeof(${one}) || ' ' || ${one}`).join(', ')}`;
      expect(connection.rows({ text, parameters: values })).toEqual([['integer 9007199254740991', 'integer -1']]);
    });
  });

  test('compares any double with itself out of stored JSON', () => {
    withMemory((connection) => {
      const doubles = [
        1 / 3,
        0.1,
        534_127_366.315_681_6,
        1_857_519_953_499_096_300,
        6.217_840_006_49e17,
        4.984051036682616e-5,
        1e21,
        5e-324,
        Number.MAX_VALUE,
      ];
      for (const double of doubles) {
        const { values, value, text } = createParameters();
        const statement = `select json_extract(${text(JSON.stringify([double]))}, '$[0]') = ${value(double)}`;
        expect(connection.rows({ text: statement, parameters: values })).toEqual([[1]]);
      }
    });
  });

  test('lets more statements go than it keeps', () => {
    withMemory((connection) => {
      for (let index = 0; index < 1_000; index++) {
        expect(connection.rows({ text: `select ${index}, ?1`, parameters: ['x'] })).toEqual([[index, 'x']]);
      }
    });
  });

  test('makes the folder of its file', () => {
    const path = join(dirname(temporaryPath()), 'a', 'b', 'graph.db');
    const connection = connect(path);
    connection.exec('create table t (x)');
    connection.close();
  });

  test('says in one line which folder cannot be made', () => {
    const file = temporaryPath();
    writeFileSync(file, '');
    const path = join(file, 'below-a-file', 'graph.db');
    expect(() => connect(path)).toThrow(
      expect.objectContaining({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringMatching(
          /^The folder .* cannot be made \(\w+\): set CAPGRAPH_DB to a file that can be written\.$/,
        ),
      }),
    );
  });

  test('says in one line that a folder is no database', () => {
    const path = temporaryPath();
    mkdirSync(path);
    expect(() => connect(path).exec('create table t (x)')).toThrow(
      expect.objectContaining({ code: 'STORE_UNAVAILABLE', message: `The database ${path} cannot be opened.` }),
    );
  });

  test('keeps the cause of an error and says what failed', () => {
    withMemory((connection) => {
      expect(() => connection.rows({ text: 'select nothing', parameters: [] })).toThrow(
        expect.objectContaining({ code: 'INTERNAL', cause: expect.objectContaining({ code: 'SQLITE_ERROR' }) }),
      );
    });
  });
});
