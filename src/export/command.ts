import { parseArgs } from 'node:util';
import { partialDateProblem } from '../../schema/values/partial-date.ts';
import { suggestion } from '../ontology/nearest.ts';
import type { Scope } from './rows.ts';

export const formats = ['jsonl', 'csv', 'graphml'] as const;

/** What `npm run export` was asked to do. */
export interface Command {
  help: boolean;
  format: (typeof formats)[number];
  scope: Scope;
  /** File, or for csv folder, to write to; null: standard output. */
  out: string | null;
}

/** The arguments cannot be meant; says which and what there is. */
export class UsageError extends Error {}

export const usage = `Writes the graph, with its sources and their licences.

  npm run --silent export -- --format jsonl > graph.jsonl
  npm run export -- --format csv --out FOLDER

  --format FORMAT   jsonl (what npm run ingest takes), csv (a table per kind and edge type) or graphml
  --out PATH        the file to write, for csv the folder; standard output when not given
  --dataset NAME    what this data set states alone, with all that others say about the same facts
  --as-of DATE      what was true on that day, such as 2026-03-15
  --history         earlier versions of edges too, each fact with its load times
  --help            show this

The store is the file CAPGRAPH_DB (data/capgraph.db), or the Neo4j at NEO4J_URI.
`;

const names = ['format', 'out', 'dataset', 'as-of'];
const switches = ['history', 'help'];

/** Command line arguments to a command. Throws UsageError. */
export function parseCommand(args: string[]): Command {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' }] as const),
    ...switches.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  const { tokens, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const all = [...names, ...switches];
    if (!all.includes(token.name)) {
      const hint = suggestion(token.name, all).replace('mean ', 'mean --');
      throw new UsageError(
        `There is no option ${token.rawName}${hint}. Options: ${all.map((name) => `--${name}`).join(', ')}.`,
      );
    }
    if (given.has(token.name)) throw new UsageError(`${token.rawName} is given twice.`);
    if (names.includes(token.name) && !token.value) throw new UsageError(`${token.rawName} needs a value.`);
    given.set(token.name, token.value ?? '');
  }
  if (positionals.length > 0)
    throw new UsageError(`"${positionals[0]}" is no option; a file to write to is --out FILE.`);
  const format = given.get('format') ?? 'jsonl';
  if (!(formats as readonly string[]).includes(format))
    throw new UsageError(`--format ${format}: there is ${formats.join(', ')}${suggestion(format, formats)}.`);
  const command: Command = {
    help: given.has('help'),
    format: format as Command['format'],
    scope: { dataset: given.get('dataset') ?? null, validAt: day(given.get('as-of')), history: given.has('history') },
    out: given.get('out') ?? null,
  };
  if (format === 'csv' && command.out === null && !command.help)
    throw new UsageError('--format csv makes many files: name a folder for them, --out FOLDER.');
  return command;
}

function day(text: string | undefined): string | null {
  if (text === undefined) return null;
  const problem = text.length === 10 ? partialDateProblem(text) : 'it takes a day such as 2026-03-15';
  if (problem) throw new UsageError(`--as-of ${text}: ${problem}.`);
  return text;
}
