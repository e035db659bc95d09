import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../ontology/nearest.ts';

/** What `npm run ingest` was asked to do. */
export interface Command {
  help: boolean;
  /** Empty: the bundled seeds. */
  files: string[];
  /** Null: not given. */
  dataset: string | null;
  /** File or name of the recipe that the files are read by; null: they are JSONL. */
  recipe: string | null;
  /** Rows of each file that are read and shown, in a dry run of a recipe; null: all, and none shown. */
  limit: number | null;
  dryRun: boolean;
  strict: boolean;
  prune: boolean;
  /** Prune without asking. */
  yes: boolean;
  rejects: string | null;
  /** Records that may be rejected before the input is refused. */
  maxRejects: number;
  /** Read files that are loaded already. */
  again: boolean;
}

/** The arguments cannot be meant; says which and what there is. */
export class UsageError extends Error {}

interface Option {
  /** What stands behind the option; none for a switch. */
  value?: string;
  help: string;
}

export const defaultDataset = 'local';

/** Nobody reads so many complaints, and all are kept until the end. */
const defaultMaxRejects = 100_000;

const options: Record<string, Option> = {
  recipe: {
    value: 'FILE',
    help: 'read the files as the tables of this recipe: a YAML file, or the name of a bundled one',
  },
  dataset: {
    value: 'NAME',
    help: `the data set that the files state ("${defaultDataset}", or the recipe's, when not given)`,
  },
  'dry-run': { help: 'find every problem and load nothing' },
  limit: { value: 'N', help: 'with --recipe and --dry-run: show what the first N rows become' },
  prune: { help: 'retire what the data set stated and the files no longer do; asks first' },
  yes: { help: 'prune without asking' },
  rejects: { value: 'FILE', help: 'write the rejected lines to FILE, to be mended and loaded' },
  'max-rejects': { value: 'N', help: 'refuse the input when more than N records are rejected (100000)' },
  again: { help: 'read the files even when the store holds just what they say' },
  strict: { help: 'load nothing when any record is rejected' },
  help: { help: 'show this' },
};

const spelled = ([name, { value }]: [string, Option]) => `--${name}${value ? ` ${value}` : ''}`;

export const usage = `Loads JSONL files, one record a line, or tables by a recipe into the graph.

  npm run ingest                          the bundled seeds, strictly
  npm run ingest -- FILE… [options]       these files, as one data set
  npm run ingest -- --recipe FILE FILE…   tables: csv, json, jsonl, also .gz; see docs/recipes.md

${Object.entries(options)
  .map((option) => `  ${spelled(option).padEnd(17)} ${option[1].help}`)
  .join('\n')}

The store is the file CAPGRAPH_DB (data/capgraph.db), or the Neo4j at NEO4J_URI.
Exit code: 0 when all was loaded, 1 when records were rejected, 2 when it could not run, 130 when it was interrupted.
`;

/** Command line arguments to a command. Throws UsageError. */
export function parseCommand(args: string[]): Command {
  const config: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' } as const]),
  );
  // Not strict, since its own complaints do not say what there is.
  const { tokens, positionals } = parseArgs({
    args,
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkOption(token, given);
    given.set(token.name, token.value ?? '');
  }
  const command: Command = {
    help: given.has('help'),
    files: positionals,
    dataset: given.get('dataset') ?? null,
    recipe: given.get('recipe') ?? null,
    limit: numberOf('limit', given.get('limit')),
    dryRun: given.has('dry-run'),
    strict: given.has('strict'),
    prune: given.has('prune'),
    yes: given.has('yes'),
    rejects: given.get('rejects') ?? null,
    maxRejects: numberOf('max-rejects', given.get('max-rejects')) ?? defaultMaxRejects,
    again: given.has('again'),
  };
  if (given.has('dataset') && command.files.length === 0 && !command.help)
    throw new UsageError('--dataset goes with files; the bundled seeds have data sets of their own.');
  checkTable(command);
  return command;
}

function checkTable({ help, files, recipe, limit, dryRun, prune, rejects }: Command): void {
  if (help) return;
  if (recipe !== null && files.length === 0) throw new UsageError('--recipe goes with the files of its table.');
  if (limit !== null && (recipe === null || !dryRun)) throw new UsageError('--limit goes with --recipe and --dry-run.');
  if (limit !== null && prune) throw new UsageError('--prune looks at all rows: leave out --limit.');
  if (recipe !== null && rejects !== null)
    throw new UsageError('--rejects keeps lines of JSONL; rows of a table are told by file and line.');
}

function numberOf(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${option} takes a number, such as 20, not "${text}".`);
  return Number(text);
}

function checkOption(
  { name, rawName, value, inlineValue }: { name: string; rawName: string; value?: string; inlineValue?: boolean },
  given: ReadonlyMap<string, string>,
): void {
  const option = Object.hasOwn(options, name) ? options[name]! : null;
  if (!option) {
    const meant = nearest(name, Object.keys(options));
    const hint = meant ? ` (did you mean --${meant}?)` : '';
    throw new UsageError(
      `There is no option ${rawName}${hint}. Options: ${Object.entries(options).map(spelled).join(', ')}.`,
    );
  }
  if (given.has(name)) throw new UsageError(`${rawName} is given twice.`);
  if (!option.value && value !== undefined) throw new UsageError(`${rawName} takes no value.`);
  if (option.value && (!value || (!inlineValue && value.startsWith('-'))))
    throw new UsageError(`${rawName} needs a value: ${spelled([name, option])}.`);
}
