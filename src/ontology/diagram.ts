import type { EdgeModel, KindModel, Model } from './model.ts';

/** Kinds that stand in the diagram as one box: whoever acts. */
interface Box {
  label: string;
  kinds: KindModel[];
}

/**
 * The whole ontology as one Mermaid diagram: kinds with a common interface share a box, and edges between the same two
 * boxes share an arrow, so that it stays readable.
 */
export function overview(model: Model): string {
  const boxes = boxesOf(model);
  const boxOf = new Map(boxes.flatMap((box) => box.kinds.map((kind) => [kind, box] as const)));
  const arrows = new Map<string, { from: Box; to: Box; types: string[] }>();
  for (const edge of model.edges.values()) {
    for (const [from, to] of pairsOf(edge, boxOf)) {
      const name = `${boxes.indexOf(from)} ${boxes.indexOf(to)}`;
      const arrow = arrows.get(name) ?? { from, to, types: [] };
      arrow.types.push(edge.type);
      arrows.set(name, arrow);
    }
  }
  const id = (box: Box) => `b${boxes.indexOf(box)}`;
  const lines = [
    ...boxes.map((box) => `  ${id(box)}["${box.label}"]`),
    ...[...arrows.values()].map(({ from, to, types }) => `  ${id(from)} -->|"${types.join('<br>')}"| ${id(to)}`),
  ];
  return `\`\`\`mermaid\nflowchart TD\n${lines.join('\n')}\n\`\`\``;
}

/** Interfaces that share no kind with an earlier one, then every other kind that edges touch, by itself. */
function boxesOf(model: Model): Box[] {
  const taken = new Set<KindModel>();
  const touched = new Set([...model.edges.values()].flatMap(({ from, to }) => [...from, ...to]));
  const boxes: Box[] = [];
  const largestFirst = [...model.interfaces.values()].sort((a, b) => b.kinds.length - a.kinds.length);
  for (const { name, kinds } of largestFirst) {
    if (kinds.some((kind) => taken.has(kind))) continue;
    for (const kind of kinds) taken.add(kind);
    boxes.push({ label: `<b>${name}</b><br>${kinds.map((kind) => kind.name).join(', ')}`, kinds });
  }
  for (const kind of model.kinds.values()) {
    if (touched.has(kind) && !taken.has(kind)) boxes.push({ label: kind.name, kinds: [kind] });
  }
  return boxes;
}

function pairsOf(edge: EdgeModel, boxOf: Map<KindModel, Box>): Set<readonly [Box, Box]> {
  const far = new Set(edge.to.map((kind) => boxOf.get(kind)!));
  const near = new Set(edge.from.map((kind) => boxOf.get(kind)!));
  return new Set([...near].flatMap((from) => [...far].map((to) => [from, to] as const)));
}
