import { badInput } from '../../graph/errors.ts';
import { splitId } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import { suggestion } from '../../ontology/nearest.ts';
import type { Context } from '../context.ts';
import { type EntityParent, type FactParent, fact } from '../parents.ts';
import { loadEntity } from '../types/fields.ts';

/** A global id taken apart: an entity's by kind, a fact's by edge type. */
export type ParsedId = { on: 'node'; id: string; kind: string } | { on: 'edge'; id: string; type: string };

const keyShape = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const edgeIdShape = /^[0-9A-Za-z_-]+$/;

/** Whether an entity could have the key at all; others need not be looked up. */
export function isKey(key: string): boolean {
  return key.length <= 120 && keyShape.test(key);
}

/** Takes a global id apart; one that no entity or fact could have: BAD_USER_INPUT {id}. */
export function parseId(model: Model, text: string): ParsedId {
  const parts = splitId(text);
  if (!parts) throw malformed(text, 'it is not of the form Company:nvidia');
  const { name, rest } = parts;
  if (model.kinds.has(name)) {
    if (!isKey(rest))
      throw malformed(text, 'its key may have lower-case letters, digits, and single - or . between them');
    return { on: 'node', id: text, kind: name };
  }
  const edge = model.edgesByName.get(name);
  if (!edge) {
    const hint = suggestion(name, [...model.kinds.keys(), ...model.edgesByName.keys()]);
    throw malformed(text, `there is no kind or edge type ${name.slice(0, 100)}${hint}`);
  }
  if (!edgeIdShape.test(rest)) throw malformed(text, 'the id of an edge has letters, digits, - and _');
  return { on: 'edge', id: rest, type: edge.type };
}

/** Id of an entity; a fact's or a malformed one: BAD_USER_INPUT {id}. */
export function parseEntityId(model: Model, text: string): string {
  const parsed = parseId(model, text);
  if (parsed.on === 'edge') throw malformed(text, 'it is the id of a fact, not of an entity');
  return parsed.id;
}

/** What an id names; null where the view shows nothing. */
export async function loadById(
  context: Context,
  view: View,
  parsed: ParsedId,
): Promise<EntityParent | FactParent | null> {
  if (parsed.on === 'node') return loadEntity(context, view, parsed.id);
  const row = await context.loaders.edges(view).load(parsed.id);
  return row && row.type === parsed.type ? fact(row, view) : null;
}

function malformed(id: string, why: string) {
  return badInput(`"${id.slice(0, 200)}" is not an id: ${why}.`, { id: id.slice(0, 200) });
}
