import { statuses } from '../../schema/envelope.ts';
import { typeSignature } from './check.ts';
import { overview } from './diagram.ts';
import type { ConnectionModel, EdgeModel, FieldModel, InterfaceModel, KindModel, Model } from './model.ts';

/** The reference of everything that the graph can hold, as Markdown. */
export function printReference(model: Model): string {
  const [kinds, edges] = [[...model.kinds.values()], [...model.edges.values()]];
  const parts = [
    introduction(kinds, edges),
    '## Overview',
    overview(model),
    '## Value types',
    valueTypes,
    '## What every fact says',
    factText(kinds[0]!),
    '## Interfaces',
    'A field of the API that may lead to several kinds has the narrowest of these as its type.',
    table(['interface', 'kinds', 'meaning'], [...model.interfaces.values()].map(interfaceRow)),
    '## Kinds of entity',
    table(
      ['kind', 'all of them', 'meaning'],
      kinds.map((kind) => [link(kind.name), code(kind.plural), kind.description]),
    ),
    ...kinds.flatMap(kindText),
    '## Types of edge',
    table(['edge type', 'from', 'to', 'meaning'], edges.map(edgeRow)),
    ...edges.flatMap(edgeText),
  ];
  return `${parts.join('\n\n')}\n`;
}

const introduction = (kinds: KindModel[], edges: EdgeModel[]) => `# What the graph can hold

Printed from \`schema/\`; do not edit it here. The graph holds entities of ${kinds.length} kinds and facts of ${edges.length} types between them.
An entity has a key that is unique in its kind, and the id \`Kind:key\`, such as \`Company:nvidia\`. A fact is an edge from one entity to another with fields of its own; its id in the API is the name of its type and the edge's id, such as \`InvestedIn:…\`.
Nobody is guessed: what is not known is \`null\`, and every list may be empty.`;

const valueTypes = `| type | what it holds |
|---|---|
| text | Unicode text of at most 500 characters; prose (summaries, notes) up to 5,000. Filters and orderings ignore case and accents; \`eq\` does not. |
| url | An http or https address. |
| countryCode | ISO 3166-1 alpha-2, such as US. |
| enum | One of the values that stand beneath the table. |
| boolean | True or false. |
| integer | A whole number below 2^31. |
| float | A number; also counts that may pass 2^31. |
| fraction | A share of one, 0 to 1. |
| partialDate | A date as precise as it is known: \`2026\`, \`2026-03\` or \`2026-03-15\`. Ordered by its first day; \`eq\` compares precision as well; it lies in a window when any of its days does. |
| money | An amount in major units, its currency (ISO 4217) and a qualifier: EXACT, UP_TO, AT_LEAST or APPROXIMATE. Kept as whole minor units; amounts of different currencies or qualifiers are never added up. |
| ref | Another entity, given by its key. The entity has a connection back over what names it. |
| list | Several values without repeats. |`;

function factText(kind: KindModel): string {
  const shared = [...kind.fields.values()].filter((field) => field.origin === 'node');
  const envelope = [...kind.fields.values()].filter((field) => field.origin === 'envelope');
  const known = table(
    ['status', 'meaning'],
    Object.entries(statuses).map(([name, meaning]) => [code(name), meaning]),
  );
  return [
    'Every entity has',
    fieldTable(shared),
    'and every entity and every edge says where it comes from and how it stands:',
    fieldTable(envelope),
    known,
    'The store adds `datasets` (who states it, the one that wins first), `recordedAt` (when the load that brought this version was published) and `retractedAt` (when a load retired it; `null` while it stands).',
  ].join('\n\n');
}

function interfaceRow({ name, kinds, description }: InterfaceModel): string[] {
  return [code(name), kinds.map((kind) => link(kind.name)).join(', '), description];
}

function kindText(kind: KindModel): string[] {
  const own = [...kind.fields.values()].filter((field) => field.origin === 'own');
  const ways = [
    ...kind.connections.map((one) => [code(one.field), link(one.edge.type), farText(one), one.description]),
    ...kind.inverses.map(({ field, ref, over, description }) => {
      const owner = 'edge' in over ? over.edge.type : over.kind.name;
      return [
        code(field),
        `${link(owner)} by its ${code(ref)}`,
        'edge' in over ? over.edge.from.map(toLink).join(', ') : link(owner),
        description,
      ];
    }),
  ];
  const roles =
    kind.roles.length > 0
      ? ` It is an ${kind.roles.map(code).join(' and an ')}.`.replace('an `Place`', 'a `Place`')
      : '';
  return [
    `### ${kind.name}`,
    `${kind.description}${roles} One by ${code(`${kind.field}(key:)`)}, all by ${code(kind.plural)}.`,
    ...(own.length > 0 ? [fieldTable(own), ...valueLists(own)] : ['It has no fields of its own.']),
    ...(ways.length > 0 ? [table(['connection', 'along', 'to', 'meaning'], ways)] : []),
  ];
}

function farText({ edge, direction, far }: ConnectionModel): string {
  const arrow = edge.symmetric ? '↔' : direction === 'OUT' ? '→' : '←';
  return `${arrow} ${far.map(toLink).join(', ')}`;
}

function edgeRow({ type, from, to, symmetric, description }: EdgeModel): string[] {
  return [link(type), from.map(toLink).join(', '), symmetric ? 'the same' : to.map(toLink).join(', '), description];
}

const moneyTexts: Record<EdgeModel['money'], string> = {
  FORWARD: 'Money runs along it.',
  BACKWARD: 'Money runs against it.',
  NONE: 'No money runs along it.',
};

function edgeText(edge: EdgeModel): string[] {
  const { type, name, description, from, to, symmetric, fromField, toField, date, identity, money } = edge;
  const fields = [...edge.fields.values()].filter(({ origin }) => origin === 'own' || origin === 'derived');
  const [near, far] = [from.map(toLink).join(', '), to.map(toLink).join(', ')];
  const ends = symmetric
    ? `Between ${near}, the same from either side (${code(fromField)}); stored once.`
    : `From ${near} (${code(fromField)}) to ${far} (${code(toField)}).`;
  const apart =
    identity.length > 0
      ? `Edges between the same two are kept apart by ${identity.map(code).join(', ')}.`
      : 'There is one edge at most between two.';
  return [
    `### ${type}`,
    `${description} In the API ${code(name)}. ${ends} ${moneyTexts[money]} Dated by ${code(date)}. ${apart}`,
    ...(fields.length > 0 ? [fieldTable(fields), ...valueLists(fields)] : []),
  ];
}

function fieldTable(fields: FieldModel[]): string {
  return table(
    ['field', 'type', 'unit', 'meaning'],
    fields.map((field) => [code(field.name), typeText(field), field.unit ?? '', derivedText(field)]),
  );
}

function derivedText({ origin, description }: FieldModel): string {
  return origin === 'derived' ? `${description} Computed.` : description;
}

function typeText(field: FieldModel): string {
  const target = (field.item ?? field).target;
  const text = typeSignature(field).replace(/ \(.*\)/, '');
  return target ? text.replace(target, link(target)) : text;
}

function valueLists(fields: FieldModel[]): string[] {
  return fields.flatMap((field) => {
    const values = (field.item ?? field).values;
    if (!values) return [];
    return [
      `${code(field.name)}: ${Object.entries(values)
        .map(([name, meaning]) => `**${name}** ${lowerFirst(meaning)}`)
        .join(' ')}`,
    ];
  });
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const code = (text: string) => `\`${text}\``;
/** To the section of a kind or edge type: Markdown makes its anchor of the heading in lower case. */
const link = (name: string) => `[${name}](#${name.toLowerCase()})`;
const toLink = ({ name }: KindModel) => link(name);

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
