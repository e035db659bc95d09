import type { EdgeModel, KindModel, Model } from '../model.ts';

/** Kinds that the overview draws as one: those of an area, or one that declares none. */
interface Box {
  title: string;
  kinds: KindModel[];
}

/**
 * The whole ontology as one Mermaid diagram that a page can show: a box per area, and each edge type on one arrow only,
 * between the boxes in which most kinds of its ends stand.
 */
export function overview(model: Model): string {
  const boxes = boxesOf(model);
  const arrows = new Map<string, string[]>();
  for (const edge of model.edges.values()) {
    const way = `${idOf(boxes, edge.from)} ${idOf(boxes, edge.to)}`;
    arrows.set(way, [...(arrows.get(way) ?? []), edge.type]);
  }
  const lines = [
    ...boxes.map((box, index) => `  b${index}["${boxText(box)}"]`),
    ...[...arrows].map(([way, types]) => `  ${way.replace(' ', ` -->|"${types.join('<br>')}"| `)}`),
  ];
  return `\`\`\`mermaid\nflowchart TD\n${lines.join('\n')}\n\`\`\``;
}

/** In the order of the first kind of each; kinds that no edge type touches are left out. */
function boxesOf({ kinds, edges }: Model): Box[] {
  const touched = new Set([...edges.values()].flatMap(({ from, to }: EdgeModel) => [...from, ...to]));
  const boxes = new Map<string, Box>();
  for (const kind of kinds.values()) {
    if (!touched.has(kind)) continue;
    const title = kind.area ?? kind.name;
    const box = boxes.get(title) ?? { title, kinds: [] };
    box.kinds.push(kind);
    boxes.set(title, box);
  }
  return [...boxes.values()];
}

function boxText({ title, kinds }: Box): string {
  const names = kinds.map(({ name }) => name).join(', ');
  return names === title ? title : `<b>${title}</b><br>${names}`;
}

/** The box that holds most of the kinds; the first of those that hold as many. */
function idOf(boxes: Box[], kinds: KindModel[]): string {
  const held = boxes.map((box) => box.kinds.filter((kind) => kinds.includes(kind)).length);
  return `b${held.indexOf(Math.max(...held))}`;
}
