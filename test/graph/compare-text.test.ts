import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareText } from '../../src/graph/text.ts';

test('texts compare by code point, as UTF-8 does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\uD7FF', '\uE000', '\uFFFD', '\u{1F600}', '\u{10FFFF}') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
