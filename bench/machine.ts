import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { folder } from './setting.ts';

/** As a section of its own. */
export const describeMachine = (): string => `## Machine\n\n${machineLine()}`;

/** What was measured, with which versions, and when. */
export function machineLine(): string {
  const own = dependenciesOf(join(folder, '..'));
  const versions = {
    Neo4j: '5.26.31',
    ...dependenciesOf(folder),
    libsql: own.libsql!,
    'graphql-jit': own['graphql-jit']!,
  };
  const listed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const date = new Date().toISOString().slice(0, 10);
  const hardware = `${cpus()[0]!.model}, ${cpus().length} cores, ${memory}; Node.js ${process.version}`;
  return `${hardware}; ${listed.join(', ')}; ${date}.`;
}

function dependenciesOf(where: string): Record<string, string> {
  return JSON.parse(readFileSync(join(where, 'package.json'), 'utf8')).dependencies;
}
