import { badInput } from '../../graph/errors.ts';
import { currentId } from '../../graph/former-keys.ts';
import { type NodeId, splitId } from '../../graph/records.ts';
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

/** Id of an entity, as it stands in the view; a fact's or a malformed one: BAD_USER_INPUT {id}. */
export async function entityId(context: Context, view: View, text: string | number): Promise<NodeId> {
  const parsed = parseId(context.model, String(text));
  if (parsed.on === 'edge') throw malformed(String(text), 'it is the id of a fact, not of an entity');
  return standingId(context, view, parsed.id);
}

/** The id under which the view shows what it means: where it shows no such node, that of the one it was merged into. */
export async function standingId(context: Context, view: View, id: NodeId): Promise<NodeId> {
  const current = currentId(context.formerKeys, id);
  return current === id || (await context.loaders.nodes(view).load(id)) ? id : current;
}

/** What an id names; null where the view shows nothing. */
export async function loadById(
  context: Context,
  view: View,
  parsed: ParsedId,
): Promise<EntityParent | FactParent | null> {
  if (parsed.on === 'node') return loadEntity(context, view, await standingId(context, view, parsed.id));
  const row = await context.loaders.edges(view).load(parsed.id);
  return row && row.type === parsed.type ? fact(row, view) : null;
}

function malformed(id: string, why: string) {
  return badInput(`"${id.slice(0, 200)}" is not an id: ${why}.`, { id: id.slice(0, 200) });
}
