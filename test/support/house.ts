import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of the repository under these folders: what git tracks or would. */
export function filesOf(...folders: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.trim().split('\n');
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Files of ours that a file imports or exports from, relative to the root. */
export function importsOf(file: string, text: string): string[] {
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return named.map((name) => path.join(path.dirname(file), name));
}

/** The room of the house that a file stands in: `schema`, a folder of `src`, a file right in `src`, `scripts`. */
export function roomOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' ? second!.replace(/\.ts$/, '') : top!;
}

/** Whether a text reads the environment, by whatever way in. */
export function readsEnvironment(text: string): boolean {
  return /\bprocess\s*(\?\.|\.|\[\s*['"`])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*(=\s*process\b|from\s+'(node:)?process')/.test(
    text,
  );
}

/** Which rooms a room may import from, besides itself. */
export const mayImport: Record<string, string[]> = {
  schema: [],
  ontology: ['schema'],
  graph: ['schema', 'ontology'],
  storage: ['schema', 'ontology', 'graph'],
  traversal: ['schema', 'ontology', 'graph'],
  ingest: ['schema', 'ontology', 'graph'],
  export: ['schema', 'ontology', 'graph'],
  graphql: ['schema', 'ontology', 'graph', 'traversal'],
  http: ['schema', 'ontology', 'graph', 'graphql'],
  config: ['storage'],
  generated: ['schema', 'ontology', 'graph', 'graphql', 'ingest', 'storage'],
  check: ['schema', 'ontology', 'graph', 'ingest', 'storage', 'generated'],
  server: ['ontology', 'graph', 'graphql', 'http', 'config'],
  main: ['ontology', 'graph', 'ingest', 'storage', 'config', 'server'],
};

/** The folder of a store's adapter that a file stands in; null when in none. */
function adapterOf(file: string): string | null {
  return /^src\/storage\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** The only file that may look into the adapters. */
const composition = 'src/storage/index.ts';

/** What is wrong with an import of `file`; null when nothing is. Scripts may import everything. */
export function forbidden(file: string, imported: string): string | null {
  const [from, to] = [roomOf(file), roomOf(imported)];
  if (from === 'scripts') return null;
  const isOpen = from === to || mayImport[from]?.includes(to);
  if (!isOpen) return `${file} imports ${imported}: ${from} may not use ${to}`;
  const adapter = adapterOf(imported);
  const isHidden = adapter !== null && adapter !== adapterOf(file) && file !== composition;
  return isHidden ? `${file} imports ${imported}: only ${composition} may use the adapter ${adapter}` : null;
}
