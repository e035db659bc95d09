import type { InterfaceModel, KindModel } from '../model.ts';

export const code = (text: string) => `\`${text}\``;

/** To the section of a kind, an interface or an edge type: Markdown makes its anchor of the heading in lower case. */
export const link = (name: string) => `[${name}](#${name.toLowerCase()})`;

export const bullets = (lines: string[]) => lines.map((line) => `- ${line}`).join('\n');

export const jsonLines = (lines: string[]) => `\`\`\`json\n${lines.join('\n')}\n\`\`\``;

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** Links to the kinds, in few words: an interface stands for its kinds where they are all there, the largest first. */
export function kindLinks(kinds: KindModel[], interfaces: Iterable<InterfaceModel>): string {
  let rest = kinds;
  const links: string[] = [];
  for (const one of [...interfaces].sort((a, b) => b.kinds.length - a.kinds.length)) {
    if (one.kinds.length < 2 || !one.kinds.every((kind) => rest.includes(kind))) continue;
    links.push(link(one.name));
    rest = rest.filter((kind) => !one.kinds.includes(kind));
  }
  return [...links, ...rest.map((kind) => link(kind.name))].join(', ');
}
