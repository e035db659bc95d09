import { readConfig } from '../src/config.ts';
import { runExport } from '../src/export/run.ts';
import { currentModel } from '../src/ontology/current.ts';
import { openExisting } from '../src/storage/index.ts';
import { outliveReaders } from './stdio/outlive-readers.ts';

/** `npm run export`: the graph as JSONL, csv or GraphML, from the store that the environment names. */
outliveReaders(process.stdout, process.stderr);
const model = currentModel();
process.exitCode = await runExport({
  args: process.argv.slice(2),
  model,
  open: async () => openExisting(model, readConfig(process.env).store),
  stdout: process.stdout,
  stderr: process.stderr,
});
