import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder, ignored by git, that holds the jars and the data of `npm run neo4j`. */
export const localFolder = join(root, '.neo4j');
const jars = join(localFolder, 'lib');
const pom = join(here, 'pom.xml');

export const oldestJava = 17;

/** Why the local Neo4j cannot run on this machine, in one line; null when it can. */
export function missingTool(): string | null {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(`${java.stderr}`)?.[1] ?? 0);
  if (java.error || version === 0) return `Java ${oldestJava} is not installed (no "java" was found)`;
  if (version < oldestJava) return `Java ${oldestJava} or newer is needed, found ${version}`;
  if (haveJars()) return null;
  return spawnSync('mvn', ['-version']).error ? 'Maven is not installed (no "mvn" was found)' : null;
}

/** The jars belong to the pom that lies beside them: another version of Neo4j is fetched anew. */
function haveJars(): boolean {
  try {
    return readFileSync(join(jars, 'pom.xml'), 'utf8') === readFileSync(pom, 'utf8');
  } catch {
    return false;
  }
}

/** Fetches the jars of Neo4j once (123 MB) and returns the class path. Throws with Maven's last lines when it fails. */
export async function fetchJars(say: (line: string) => void): Promise<string> {
  if (!haveJars()) {
    say('Fetching Neo4j (123 MB, once) ...');
    await mkdir(localFolder, { recursive: true });
    // Laid out aside and renamed when whole, so that an interrupted download leaves nothing that looks complete.
    const partial = await mkdtemp(join(localFolder, 'lib-'));
    const goal = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
    const maven = spawnSync('mvn', goal, { encoding: 'utf8' });
    if (maven.status !== 0) {
      await rm(partial, { recursive: true, force: true });
      const lines = `${maven.stdout}${maven.stderr}`.split('\n').filter((line) => line.includes('ERROR'));
      throw new Error(`Maven could not fetch Neo4j: ${lines[0] ?? maven.error?.message ?? 'no reason given'}`);
    }
    await cp(pom, join(partial, 'pom.xml'));
    await rm(jars, { recursive: true, force: true });
    await rename(partial, jars);
  }
  return join(jars, '*');
}

/** The command line that runs the server from its source file. */
export function serverCommand(classPath: string, home: string, port: number, heap: number): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  return [
    `-Xmx${heap}g`,
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '-cp',
    classPath,
    join(here, 'Neo4jServer.java'),
    home,
    join(here, 'neo4j.conf'),
    String(port),
  ];
}
