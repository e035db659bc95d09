import { currentKey } from '../../graph/former-keys.ts';
import type { Model } from '../../ontology/model.ts';
import { Recent } from '../recent.ts';
import type { Decisions } from './aliases.ts';
import type { Known } from './known.ts';
import { isLegal, normaliseName, slug } from './names.ts';
import type { Resolve, Resolved } from './records.ts';
import { shown, ValueProblem } from './step.ts';

/** Most candidates that are named when a name is ambiguous. */
const mostCandidates = 5;

const rememberedNames = 20_000;

/**
 * Names to nodes, by what is the case and never by likeness: what a person has decided, else the node whose key the name
 * makes, else the one of which it is the name or an alias (folded, without punctuation and legal suffixes), else a new
 * one. Of several, none.
 */
export function createResolve(model: Model, known: Known, decisions: Decisions): Resolve {
  const recent = new Recent<Resolved | ValueProblem>({ left: rememberedNames });
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
  type Spelled = (typeof spelled)[number];
  const ways = [
    ({ kind, normalised }: Spelled) => decisions.names.get(`${kind}:${normalised}`) ?? [],
    ({ kind, key }: Spelled) => known.ofKey(kind, key),
    ({ kind, normalised }: Spelled) => known.ofName(kind, normalised),
  ];
  for (const keysOf of ways) {
    const ids = new Map<string, Resolved>();
    for (const one of spelled) {
      for (const found of keysOf(one)) {
        const key = currentKey(decisions.formerKeys, one.kind, found);
        ids.set(`${one.kind}:${key}`, { kind: one.kind, key });
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
