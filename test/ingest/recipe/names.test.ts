import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keySchema } from '../../../schema/values/text.ts';
import { normaliseName, slug } from '../../../src/ingest/recipe/names.ts';

test.each<[one: string, other: string]>([
  ['NVIDIA', 'Nvidia Corporation'],
  ['Foo AI, Inc.', 'foo ai'],
  ['Müller GmbH & Co. KG', 'Muller'],
  ['S.p.A. Foo S.p.A.', 'spa foo'],
  ['Meta Platforms, Inc', 'META  platforms'],
  ['مُبادَلة', 'مبادلة'],
])('%s and %s are one name', (one, other) => {
  expect(normaliseName(one, true)).toBe(normaliseName(other, true));
});

test.each<[one: string, other: string]>([
  ['C++', 'C'],
  ['Inc', 'Corp'],
  ['!!!', '???'],
  ['字节跳动', '腾讯'],
  ['कमल', 'कमला'],
  ['กิน', 'กัน'],
  ['ガラス', 'カラス'],
])('%s and %s are two, with keys of their own', (one, other) => {
  expect(normaliseName(one, true)).not.toBe(normaliseName(other, true));
  expect(slug(one)).not.toBe(slug(other));
});

test('a legal suffix counts only where firms are meant', () => {
  expect(normaliseName('Guy Co', false)).toBe('guy co');
});

test('any text gives a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (name) => {
      expect(keySchema.safeParse(slug(name))).toMatchObject({ success: true });
    }),
  );
});
