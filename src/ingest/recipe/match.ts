import type { NodeRow } from '../../graph/records.ts';
import type { GraphStore, Read } from '../../graph/store.ts';
import type { Model } from '../../ontology/model.ts';
import type { Decisions } from './aliases.ts';
import type { Recipe } from './format.ts';
import { normaliseName, slug } from './names.ts';
import type { Resolve } from './records.ts';
import { shown, ValueProblem } from './step.ts';

/** Nodes of one kind by what their names normalise to, and their keys. */
interface KnownKind {
  keys: Set<string>;
  byName: Map<string, Set<string>>;
}

export type Known = Map<string, KnownKind>;

/** Most candidates that are named when a name is ambiguous. */
const mostCandidates = 5;

/** The nodes of the store among which the names of a recipe are looked for. Holds names and keys alone. */
export async function readKnown(store: GraphStore, model: Model, recipe: Recipe, read: Read): Promise<Known> {
  const known: Known = new Map();
  for (const kind of matchedKinds(recipe, model)) {
    const of: KnownKind = { keys: new Set(), byName: new Map() };
    for await (const rows of store.scan({ kind }, read))
      for (const row of rows) note(of, row as NodeRow, isLegal(model, kind));
    known.set(kind, of);
  }
  return known;
}

function note({ keys, byName }: KnownKind, { key, record }: NodeRow, legal: boolean): void {
  keys.add(key);
  for (const name of [record.name as string, ...((record.aliases as string[] | undefined) ?? [])]) {
    const normalised = normaliseName(name, legal);
    byName.set(normalised, (byName.get(normalised) ?? new Set()).add(key));
  }
}

/** Kinds of which the recipe finds nodes by name. */
function matchedKinds(recipe: Recipe, model: Model): Set<string> {
  const kinds = new Set<string>();
  for (const { kind, key, match } of Object.values(recipe.records)) {
    if (kind === undefined || key !== undefined || match === false) continue;
    for (const one of [typeof kind === 'string' ? [kind] : [...model.kinds.keys()], match ?? []].flat()) kinds.add(one);
  }
  return kinds;
}

/** Whether names of a kind may end in a legal suffix. */
function isLegal(model: Model, kind: string): boolean {
  return model.kinds.get(kind)?.roles.includes('Organization') ?? false;
}

/**
 * Names to nodes, by what is the case and never by likeness: what a person has decided, else the node whose key the name
 * makes, else the one of which it is the name or an alias (folded, without punctuation and legal suffixes), else a new
 * one. Of several, none.
 */
export function createResolve(model: Model, known: Known, decisions: Decisions): Resolve {
  const current = (kind: string, key: string) => decisions.formerKeys.get(`${kind}:${key}`) ?? key;
  const found = (kinds: readonly string[], name: string, keysOf: (kind: string) => Iterable<string>) => {
    const ids = new Set(kinds.flatMap((kind) => [...keysOf(kind)].map((key) => `${kind}:${current(kind, key)}`)));
    if (ids.size > 1) throw ambiguous(name, [...ids]);
    const [id] = ids;
    return id === undefined ? null : { kind: id.slice(0, id.indexOf(':')), key: id.slice(id.indexOf(':') + 1) };
  };
  return {
    current,
    byName(kinds, name) {
      const normalised = (kind: string) => normaliseName(name, isLegal(model, kind));
      const key = (kind: string) => slug(normalised(kind));
      const has = (kind: string) => (known.get(kind)?.keys.has(current(kind, key(kind))) ? [key(kind)] : []);
      return (
        found(kinds, name, (kind) => decisions.names.get(`${kind}:${normalised(kind)}`) ?? []) ??
        found(kinds, name, has) ??
        found(kinds, name, (kind) => known.get(kind)?.byName.get(normalised(kind)) ?? []) ?? {
          kind: kinds[0]!,
          key: current(kinds[0]!, key(kinds[0]!)),
        }
      );
    },
  };
}

function ambiguous(name: string, ids: readonly string[]): ValueProblem {
  const more = ids.length > mostCandidates ? ` or ${ids.length - mostCandidates} others` : '';
  const candidates = ids.slice(0, mostCandidates).sort().join(' or ');
  return new ValueProblem(`${shown(name)} may be ${candidates}${more}: decide in seeds/aliases.yaml`);
}
