import { type NodeId, nodeId, splitId } from './records.ts';

/** Of nodes that were merged into others: the former id to the key of the node, of the same kind, that it means now. */
export type FormerKeys = ReadonlyMap<NodeId, string>;

export const noFormerKeys: FormerKeys = new Map();

/** The key as it is now. */
export function currentKey(formerKeys: FormerKeys, kind: string, key: string): string {
  return formerKeys.get(nodeId(kind, key)) ?? key;
}

/** The id as it is now. */
export function currentId(formerKeys: FormerKeys, id: NodeId): NodeId {
  const key = formerKeys.get(id);
  return key === undefined ? id : nodeId(splitId(id)!.name, key);
}
