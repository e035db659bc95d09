/**
 * A way from an origin to facts about it.
 * `edge`: along edges of a type, by stored direction; a symmetric type is BOTH.
 * `ref`: edges of a type whose ref field (or `sources`) names the origin; the far node is the edge's `from`.
 */
export type Hop =
  | { by: 'edge'; type: string; direction: 'OUT' | 'IN' | 'BOTH' }
  | { by: 'ref'; type: string; field: string };

/** What filters and orderings of nodes may reach: edges by a hop, or the nodes of a kind whose ref field names the node. */
export type Relation = Hop | { by: 'node'; kind: string; field: string };
