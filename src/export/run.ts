import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createMeter } from '../graph/meter.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { type Command, parseCommand, UsageError, usage } from './command.ts';
import { type Part, toCsv } from './csv.ts';
import { toGraphml } from './graphml.ts';
import { toJsonl } from './jsonl.ts';
import { withSources } from './rows.ts';

export const exitCodes = { done: 0, cannotRun: 2 } as const;

/** Where an export happens. */
export interface Surroundings {
  args: string[];
  model: Model;
  open: () => Promise<GraphStore>;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/** `npm run export`, from its arguments to its exit code. What keeps it from running is one line on stderr. */
export async function runExport(around: Surroundings): Promise<number> {
  try {
    const command = parseCommand(around.args);
    if (command.help) around.stdout.write(usage);
    else await write(command, around);
    return exitCodes.done;
  } catch (error) {
    // Whoever reads may have had enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return exitCodes.done;
    around.stderr.write(`${(error as Error).message}\n`);
    return exitCodes.cannotRun;
  }
}

async function write(
  { format, scope: asked, out }: Command,
  { model, open: openStore, stdout }: Surroundings,
): Promise<void> {
  const store = await openStore();
  try {
    const read = await latest(store);
    if (asked.dataset !== null) await refuseUnknown(store, asked.dataset, read);
    const scope = await withSources(store, model, asked, read);
    const parts: Iterable<Part> =
      format === 'csv'
        ? toCsv(store, model, scope, read)
        : [{ name: '', text: (format === 'jsonl' ? toJsonl : toGraphml)(store, model, scope, read) }];
    for (const { name, text } of parts) {
      if (out === null) await pipeline(Readable.from(text), stdout, { end: false });
      else await writeFile(path.join(out, name), text);
    }
  } finally {
    await store.close();
  }
}

async function writeFile(file: string, text: AsyncIterable<string>): Promise<void> {
  const handle = await openFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--out: ${file} cannot be written (${error.code}); name another place`);
  });
  await pipeline(Readable.from(text), handle.createWriteStream());
}

async function openFile(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true });
  return open(file, 'w');
}

/** Reads of the latest published state, without a deadline. */
async function latest(store: GraphStore): Promise<Read> {
  const call = { deadline: Number.POSITIVE_INFINITY, meter: createMeter() };
  const { load } = await store.version(call);
  return { ...call, view: { load, latest: true, validAt: null } };
}

async function refuseUnknown(store: GraphStore, dataset: string, read: Read): Promise<void> {
  const { datasets } = await store.summary(read);
  if (datasets.some(({ name }) => name === dataset)) return;
  throw new UsageError(`--dataset ${dataset}: there is ${datasets.map(({ name }) => name).join(', ') || 'none'}.`);
}
