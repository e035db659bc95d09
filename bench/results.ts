import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, say } from './setting.ts';

/** What bench/results.md is made of, each by its own subject; `missed` is written by hand. */
const parts = ['table', 'hub', 'means', 'missed'] as const;
type Part = (typeof parts)[number];

const file = join(folder, 'results.md');
const mark = (part: Part) => `<!-- ${part} -->`;

/** Puts a part of bench/results.md in the place of what it was; the others stay as they are. */
export function writePart(part: Part, text: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const all = new Map(
    parts.map((one) => [
      one,
      old
        .split(mark(one))[1]
        ?.split(/<!-- [a-z]+ -->/)[0]
        ?.trim(),
    ]),
  );
  all.set(part, text.trim());
  const there = parts.filter((one) => all.get(one));
  writeFileSync(file, there.map((one) => `${mark(one)}\n\n${all.get(one)}\n`).join('\n'));
  say(`written: ${part} in bench/results.md`);
}
