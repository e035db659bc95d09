import { parseArgs } from 'node:util';
import type { GraphStore, Read } from '../graph/store.ts';
import { suggestion } from '../ontology/nearest.ts';
import { UsageError } from './command.ts';
import { countFacts, difference } from './datasets.ts';
import { readDatasetOrder } from './input.ts';
import { latestRead } from './link.ts';
import { ingest } from './pipeline.ts';
import { count, formatReport } from './report.ts';
import { exitCodes, type Surroundings } from './run.ts';
import { findSeeds } from './seeds.ts';
import { confirm, isTerminal } from './terminal.ts';

export const usage = `Looks at data sets and takes them out again.

  npm run datasets -- list              what there is: facts, when it was loaded
  npm run datasets -- diff NAME NAME    how many facts either states alone, and both; --ids names them
  npm run datasets -- remove NAME       retires what it alone states; asks first, --yes does not

The store is the file CAPGRAPH_DB (data/capgraph.db), or the Neo4j at NEO4J_URI.
`;

/** A command on data sets that are there; gives the exit code. */
type Action = (store: GraphStore, names: string[], around: Around) => Promise<number>;
interface Around extends Surroundings {
  read: Read;
  options: { yes: boolean; ids: boolean };
}

const actions: Record<string, { names: number; run: Action }> = {
  list: { names: 0, run: list },
  diff: { names: 2, run: diff },
  remove: { names: 1, run: remove },
};

/** `npm run datasets`, from its arguments to its exit code. What keeps it from running is one line on stderr. */
export async function runDatasets(around: Surroundings): Promise<number> {
  try {
    const { action, names, options } = parse(around.args);
    if (action === null) around.stdout.write(usage);
    return action === null ? exitCodes.done : await act(action, names, around, options);
  } catch (error) {
    const interrupted = around.signal.aborted && (error as Error).name === 'AbortError';
    around.stderr.write(`${interrupted ? 'Interrupted: nothing was removed.' : (error as Error).message}\n`);
    return interrupted ? exitCodes.interrupted : exitCodes.cannotRun;
  }
}

function parse(args: string[]): { action: Action | null; names: string[]; options: Around['options'] } {
  const known = { yes: { type: 'boolean' }, ids: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals, tokens } = parseArgs({
    args,
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(known, token.name))
      throw new UsageError(`There is no option ${token.rawName}. Options: --yes, --ids, --help.`);
  }
  const options = { yes: values.yes === true, ids: values.ids === true };
  const [verb, ...names] = positionals;
  if (values.help || verb === undefined) return { action: null, names, options };
  const found = Object.hasOwn(actions, verb) ? actions[verb]! : null;
  if (!found)
    throw new UsageError(
      `"${verb}": there is list, diff NAME NAME, remove NAME${suggestion(verb, Object.keys(actions))}.`,
    );
  if (names.length !== found.names)
    throw new UsageError(`${verb} takes ${count(found.names, 'data set')}, not ${names.length}.`);
  return { action: found.run, names, options };
}

async function act(action: Action, names: string[], around: Surroundings, options: Around['options']): Promise<number> {
  const store = await around.open();
  try {
    const read = await latestRead(store);
    const { datasets } = await store.summary(read);
    const known = datasets.map(({ name }) => name);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new UsageError(
        `There is no data set ${unknown}${suggestion(unknown, known)}; there is ${known.join(', ') || 'none'}.`,
      );
    return await action(store, names, { ...around, read, options });
  } finally {
    await store.close();
  }
}

async function list(store: GraphStore, _: string[], { model, read, stdout }: Around): Promise<number> {
  const counts = await countFacts(store, model, read);
  const { datasets } = await store.summary(read);
  for (const { name, loadedAt } of datasets)
    stdout.write(`${name}: ${count(counts.get(name) ?? 0, 'fact')}, last changed ${loadedAt}\n`);
  if (datasets.length === 0) stdout.write('There is no data set: nothing was loaded yet.\n');
  return exitCodes.done;
}

async function diff(store: GraphStore, names: string[], { model, read, stdout, options }: Around): Promise<number> {
  const [first, second] = names as [string, string];
  const tell = (sign: string, id: string) => void (options.ids && stdout.write(`${sign} ${id}\n`));
  for (const { of, onlyFirst, both, onlySecond } of await difference(store, model, [first, second], read, tell))
    stdout.write(`${of}: ${onlyFirst} only in ${first}, ${both} in both, ${onlySecond} only in ${second}\n`);
  return exitCodes.done;
}

/** A data set without files states nothing any more: what it stated is pruned. */
async function remove(store: GraphStore, [name]: string[], around: Around): Promise<number> {
  const { options, signal, stdout, model } = around;
  if (!options.yes && !isTerminal(around))
    throw new UsageError('remove asks before it retires facts, and there is no terminal to ask on: add --yes.');
  const ask = async (stale: number) =>
    options.yes || confirm(around, `Withdraw what ${name} states about ${count(stale, 'fact')}?`, signal);
  const inputs = [{ dataset: name!, files: [] }];
  const report = await ingest(store, model, { inputs, order: await readDatasetOrder(findSeeds()), prune: ask, signal });
  stdout.write(`${formatReport(report)}\n`);
  return exitCodes.done;
}
