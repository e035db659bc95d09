import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { keySchema } from '../../../schema/values/text.ts';
import { type FormerKeys, noFormerKeys } from '../../graph/former-keys.ts';
import type { Model } from '../../ontology/model.ts';
import { InputError, unreadable } from '../input.ts';
import { normaliseName } from './names.ts';

/** What a person has decided about names. */
export interface Decisions {
  /** `Kind:normalised name` to the key that is meant. */
  names: ReadonlyMap<string, readonly string[]>;
  formerKeys: FormerKeys;
}

export const noDecisions: Decisions = { names: new Map(), formerKeys: noFormerKeys };

const format = z.strictObject({
  names: z.record(z.string(), z.record(keySchema, z.array(z.string().min(1)).min(1))).default({}),
  formerKeys: z.record(z.string(), z.record(keySchema, keySchema)).default({}),
});

/**
 * What the `aliases.yaml` of a seeds folder decides; nothing where there is no such file. InputError where it names a kind
 * that is none, decides a name twice, or leads in a circle.
 */
export async function readDecisions(folder: string, model: Model): Promise<Decisions> {
  const file = path.join(folder, 'aliases.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(file, error);
  });
  return text === null ? noDecisions : parseDecisions(file, text, model);
}

export function parseDecisions(file: string, text: string, model: Model): Decisions {
  const parsed = format.safeParse(parseYaml(file, text) ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues as [z.core.$ZodIssue];
    throw new InputError([file, issue.path.join('.'), issue.message].filter(Boolean).join(': '));
  }
  const names = new Map<string, string[]>();
  const formerKeys = new Map<string, string>();
  for (const [kind, keys] of Object.entries(parsed.data.names)) {
    const legal = kindOf(file, kind, model).roles.includes('Organization');
    for (const [key, spellings] of Object.entries(keys)) {
      for (const spelling of spellings) {
        const id = `${kind}:${normaliseName(spelling, legal)}`;
        const other = names.get(id)?.[0];
        if (other !== undefined && other !== key)
          throw new InputError(`${file}: names.${kind}: "${spelling}" is said to be both ${other} and ${key}`);
        names.set(id, [key]);
      }
    }
  }
  for (const [kind, keys] of Object.entries(parsed.data.formerKeys)) {
    kindOf(file, kind, model);
    for (const former of Object.keys(keys)) formerKeys.set(`${kind}:${former}`, lastOf(file, kind, keys, former));
  }
  return { names, formerKeys };
}

/** Where a chain of mergers ends. */
function lastOf(file: string, kind: string, keys: Record<string, string>, former: string): string {
  const passed = new Set([former]);
  let key = keys[former]!;
  while (Object.hasOwn(keys, key)) {
    if (passed.has(key)) throw new InputError(`${file}: formerKeys.${kind}: ${former} leads back to itself`);
    passed.add(key);
    key = keys[key]!;
  }
  return key;
}

function kindOf(file: string, kind: string, model: Model) {
  const found = model.kinds.get(kind);
  if (!found) throw new InputError(`${file}: there is no node kind ${kind}`);
  return found;
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}
