import { currentKey } from '../../graph/former-keys.ts';
import type { NodeRow } from '../../graph/records.ts';
import type { GraphStore, Read } from '../../graph/store.ts';
import type { Model } from '../../ontology/model.ts';
import { Recent } from '../recent.ts';
import type { Decisions } from './aliases.ts';
import type { Recipe } from './format.ts';
import { normaliseName, slug } from './names.ts';
import type { Resolve, Resolved } from './records.ts';
import { shown, ValueProblem } from './step.ts';

/** The keys of the nodes of one kind, and by what their names normalise to: nearly always one, so that stands alone. */
interface KnownKind {
  keys: Set<string>;
  byName: Map<string, string | string[]>;
}

export type Known = Map<string, KnownKind>;

/** Most candidates that are named when a name is ambiguous. */
const mostCandidates = 5;

const rememberedNames = 20_000;

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
    const others = [byName.get(normalised) ?? []].flat();
    if (!others.includes(key)) byName.set(normalised, others.length === 0 ? key : [...others, key]);
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
  const recent = new Recent<Resolved | ValueProblem>(rememberedNames);
  return {
    current: (kind, key) => currentKey(decisions.formerKeys, kind, key),
    byName(kinds, name) {
      // A table says most of its names many times.
      const question = `${kinds} ${name}`;
      const answer = recent.get(question) ?? recent.set(question, nodeOf(model, known, decisions, kinds, name));
      if (answer instanceof ValueProblem) throw answer;
      return answer;
    },
  };
}

function nodeOf(model: Model, known: Known, decisions: Decisions, kinds: readonly string[], name: string) {
  const spellings = new Map<boolean, { normalised: string; key: string }>();
  const spelled = kinds.map((kind) => {
    const legal = isLegal(model, kind);
    if (!spellings.has(legal)) {
      const normalised = normaliseName(name, legal);
      spellings.set(legal, { normalised, key: slug(normalised) });
    }
    const { normalised, key } = spellings.get(legal)!;
    return { kind, normalised, key: currentKey(decisions.formerKeys, kind, key) };
  });
  const decided = spelled.map(({ kind, normalised }) => decisions.names.get(`${kind}:${normalised}`) ?? []);
  const same = spelled.map(({ kind, key }) => (known.get(kind)?.keys.has(key) ? [key] : []));
  const named = spelled.map(({ kind, normalised }) => [known.get(kind)?.byName.get(normalised) ?? []].flat());
  for (const keys of [decided, same, named]) {
    const ids = new Map<string, Resolved>();
    for (const [index, { kind }] of spelled.entries()) {
      for (const one of keys[index]!) {
        const key = currentKey(decisions.formerKeys, kind, one);
        ids.set(`${kind}:${key}`, { kind, key });
      }
    }
    if (ids.size > 1) return ambiguous(name, [...ids.keys()]);
    for (const found of ids.values()) return found;
  }
  const { kind, key } = spelled[0]!;
  return { kind, key };
}

function ambiguous(name: string, ids: readonly string[]): ValueProblem {
  const more = ids.length > mostCandidates ? ` or ${ids.length - mostCandidates} others` : '';
  const candidates = ids.slice(0, mostCandidates).sort().join(' or ');
  return new ValueProblem(`${shown(name)} may be ${candidates}${more}: decide in seeds/aliases.yaml`);
}
