import path from 'node:path';
import type { Editions, GraphStore } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import type { Accounts } from './accounts.ts';
import { type Command, defaultDataset, parseCommand, UsageError, usage } from './command.ts';
import { editionsOf, heldSince } from './editions.ts';
import { bundledSeeds, filesOf, type Input, readDatasetOrder } from './input.ts';
import { latestRead } from './link.ts';
import { ingest } from './pipeline.ts';
import { createProgress } from './progress.ts';
import { formatAccounts } from './recipe/account.ts';
import { type Decisions, readDecisions } from './recipe/aliases.ts';
import { Known } from './recipe/known.ts';
import { createResolve } from './recipe/match.ts';
import { mappingOf, type OpenRecipe, openRecipe } from './recipe/open.ts';
import { preview } from './recipe/preview.ts';
import { checkRejectsFile, writeRejects } from './rejects.ts';
import { count, formatReject, formatReport, type Reject } from './report.ts';
import { findSeeds } from './seeds.ts';
import { confirm, isTerminal, type Streams } from './terminal.ts';

/** Complaints that are printed when the rejected lines are kept in a file. */
const mostPrinted = 100;

export const exitCodes = { done: 0, rejects: 1, cannotRun: 2, interrupted: 130 } as const;

/** Where a run happens. */
export interface Surroundings extends Streams {
  args: string[];
  model: Model;
  /** Opens the store that is to be loaded, once the input is known to be there. */
  open: () => Promise<GraphStore>;
  /** Aborts when the run is to stop. */
  signal: AbortSignal;
}

/** `npm run ingest`, from its arguments to its exit code. What keeps it from running is one line on stderr. */
export async function runIngest(around: Surroundings): Promise<number> {
  try {
    const command = parseCommand(around.args);
    if (command.help) around.stdout.write(usage);
    return command.help ? exitCodes.done : await load(command, around);
  } catch (error) {
    const interrupted = around.signal.aborted && (error as Error).name === 'AbortError';
    around.stderr.write(`${interrupted ? 'Interrupted: nothing was loaded.' : (error as Error).message}\n`);
    return interrupted ? exitCodes.interrupted : exitCodes.cannotRun;
  }
}

async function load(command: Command, around: Surroundings): Promise<number> {
  const { model, stdout, stderr, signal } = around;
  if (command.prune && !command.yes && !command.dryRun && !isTerminal(around))
    throw new UsageError('--prune asks before it retires facts, and there is no terminal to ask on: add --yes.');
  const seeds = findSeeds();
  const bundled = command.files.length === 0;
  const open = command.recipe === null ? null : await openRecipe(command.recipe, path.join(seeds, 'recipes'), model);
  const dataset = command.dataset ?? open?.recipe.dataset ?? open?.recipe.name ?? defaultDataset;
  const inputs = bundled ? await bundledSeeds(seeds) : await filesOf(dataset, command.files);
  if (command.rejects !== null) await checkRejectsFile(command.rejects, inputs);
  const progress = createProgress(around);
  const ask = async (stale: number) => {
    progress.clear();
    const names = inputs.map(({ dataset }) => dataset).join(', ');
    return (
      command.yes ||
      confirm(around, `Retire ${count(stale, 'fact')} of ${names} that the input no longer states?`, signal)
    );
  };
  const undoing = 'Stopping; what was written is being undone. Once more ends at once, and the next load undoes it.';
  signal.addEventListener('abort', () => progress.note(undoing), { once: true });
  const store = await around.open();
  let known: Known | null = null;
  try {
    const decisions = await readDecisions(seeds, model);
    const order = await readDatasetOrder(seeds);
    if (!bundled) stderr.write(bundledNote(seeds, order, inputs[0]!));
    const edition = bundled ? undefined : () => fileEditions(model, open, order, decisions, inputs);
    if (edition && !looksAgain(command)) {
      const since = await loadedSince(store, await edition(), open !== null);
      if (since !== null) {
        stdout.write(`Nothing to do: ${dataset} holds these files since ${since} (--again reads them all the same).\n`);
        return exitCodes.done;
      }
    }
    if (open) known = await Known.read(store, model, open.recipe, await latestRead(store));
    const mapping = open && known ? mappingOf(open, createResolve(model, known, decisions), command.limit) : undefined;
    if (mapping && command.limit !== null) {
      for await (const line of preview(model, mapping, inputs[0]!.files)) stdout.write(`${line}\n`);
    }
    const report = await ingest(store, model, {
      inputs,
      order,
      mapping,
      editions: edition,
      formerKeys: decisions.formerKeys,
      strict: command.strict || bundled,
      dryRun: command.dryRun,
      mostRejects: command.maxRejects,
      prune: command.prune ? ask : undefined,
      progress: progress.show,
      signal,
    }).finally(progress.clear);
    stderr.write(complaints(report.rejects, command.rejects));
    if (command.rejects !== null) await writeRejects(command.rejects, inputs, report.rejects);
    if (report.accounts) {
      stderr.write(warningsOf(report.accounts));
      stdout.write(formatAccounts(report.accounts, report.loaded));
    }
    stdout.write(`${formatReport(report)}\n`);
    return report.rejected > 0 ? exitCodes.rejects : exitCodes.done;
  } finally {
    known?.close();
    await store.close();
  }
}

/** What will become of files under the name of a bundled data set that do not belong to it; empty when nothing will. */
function bundledNote(seeds: string, order: readonly string[], { dataset, files }: Input): string {
  const folder = path.join(seeds, dataset);
  const belongs = files.every((file) => path.resolve(file).startsWith(path.resolve(folder) + path.sep));
  if (belongs || !order.includes(dataset)) return '';
  return `warning: ${dataset} is bundled; what ${folder} does not say goes when a server starts. Another --dataset keeps it.\n`;
}

/** Whether the command asks for more than that what the files say be in the store. */
function looksAgain({ again, dryRun, prune, rejects }: Command): boolean {
  return again || dryRun || prune || rejects !== null;
}

/** What a load of the files depends on, but for the nodes of the store that a table's names may mean. */
function fileEditions(
  { hash }: Model,
  open: OpenRecipe | null,
  order: readonly string[],
  { names, formerKeys }: Decisions,
  inputs: readonly Input[],
): Promise<Editions> {
  const table = open && { recipe: open.recipe, names: [...names] };
  return editionsOf({ hash, order, formerKeys: [...formerKeys], table }, inputs, (_, place) => String(place));
}

/**
 * Since when the store holds what the files say, so that loading them would change nothing; null when it may. Names in a
 * table may mean other nodes after any other load.
 */
async function loadedSince(store: GraphStore, editions: Editions, isTable: boolean): Promise<string | null> {
  const held = await heldSince(store, editions);
  return held && (held.isLatest || !isTable) ? held.since : null;
}

/** One line per remark, the first of many. */
function warningsOf({ warnings, warned }: Accounts): string {
  const lines = warnings.slice(0, mostPrinted).map((warning) => `warning: ${warning}\n`);
  return warned > lines.length ? `${lines.join('')}… and ${warned - lines.length} more warnings\n` : lines.join('');
}

/** One line per problem; the first of many where `file` keeps the lines that they are about. */
function complaints(rejects: readonly Reject[], file: string | null): string {
  const printed = file === null ? rejects : rejects.slice(0, mostPrinted);
  const lines = printed.map((reject) => `${formatReject(reject)}\n`);
  const more = rejects.length - printed.length;
  if (more > 0) lines.push(`… and ${more} more; every rejected line is in ${file}\n`);
  return lines.join('');
}
