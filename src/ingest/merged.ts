import { currentId, currentKey, type FormerKeys } from '../graph/former-keys.ts';
import { type EdgeModel, type KindModel, targetOf } from '../ontology/model.ts';
import type { ParsedRecord, ParseResult } from '../ontology/parse.ts';

/**
 * A record with the nodes that it states or names as they are now: former keys mean the nodes into which theirs were
 * merged. An edge between two nodes that are one now is an issue.
 */
export function withCurrentKeys(record: ParsedRecord, formerKeys: FormerKeys): ParseResult {
  if (formerKeys.size === 0) return { record };
  switch (record.on) {
    case 'node': {
      const { kind, key, fields } = record;
      const now = { key: currentKey(formerKeys, kind.name, key), fields: currentRefs(kind, fields, formerKeys) };
      return { record: { ...record, ...now } };
    }
    case 'edge': {
      const [from, to] = [currentId(formerKeys, record.from), currentId(formerKeys, record.to)];
      if (from === to) {
        const message = `an edge may not lead from a node to itself (${record.from} and ${record.to} are ${to} now)`;
        return { issues: [{ field: 'to', message }] };
      }
      return { record: { ...record, from, to, fields: currentRefs(record.edge, record.fields, formerKeys) } };
    }
    case 'retraction':
      return { record: { ...record, id: currentId(formerKeys, record.id) } };
  }
}

function currentRefs(owner: KindModel | EdgeModel, fields: Record<string, unknown>, formerKeys: FormerKeys) {
  let current = fields;
  for (const field of owner.fields.values()) {
    const target = targetOf(field);
    const value = fields[field.name];
    if (target === undefined || value === undefined) continue;
    const keys = [value].flat() as string[];
    const now = keys.map((key) => currentKey(formerKeys, target, key));
    if (now.every((key, index) => key === keys[index])) continue;
    current = { ...current, [field.name]: Array.isArray(value) ? [...new Set(now)] : now[0] };
  }
  return current;
}
