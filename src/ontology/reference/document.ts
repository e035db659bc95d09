import { statuses } from '../../../schema/envelope.ts';
import type { KindModel, Model } from '../model.ts';
import { overview } from './diagram.ts';
import { edgeRow, edgeText } from './edges.ts';
import { fieldsText } from './fields.ts';
import { interfacesText } from './interfaces.ts';
import { kindText } from './kinds.ts';
import { code, jsonLines, link, table } from './markdown.ts';
import { valueTypes } from './value-types.ts';

/** The reference of everything that the graph can hold, as Markdown. */
export function printReference(model: Model): string {
  const [kinds, edges] = [[...model.kinds.values()], [...model.edges.values()]];
  const parts = [
    introduction(model),
    '## Overview',
    overview(model),
    overviewNote,
    '## Ids and records',
    ids,
    jsonLines(records),
    '## Value types',
    'A field holds one of these, or nothing. What `null` means stands with each field.',
    table(
      ['type', 'what it holds', 'in a record'],
      Object.entries(valueTypes).map(([type, { meaning, example }]) => [code(type), meaning, code(example)]),
    ),
    '## What every fact says',
    ...factText(kinds[0]!),
    '## Interfaces',
    'A field of the API that may lead to several kinds has the narrowest of these as its type.',
    ...interfacesText(model),
    '## Kinds of entity',
    table(
      ['kind', 'all of them', 'meaning'],
      kinds.map((kind) => [link(kind.name), code(kind.plural), kind.description]),
    ),
    ...kinds.flatMap((kind) => kindText(model, kind)),
    '## Types of edge',
    table(
      ['edge type', 'from', 'to', 'meaning'],
      edges.map((edge) => edgeRow(model, edge)),
    ),
    ...edges.flatMap((edge) => edgeText(model, edge)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const introduction = ({ kinds, edges }: Model) => `# What the graph can hold

Entities of ${kinds.size} kinds, and facts of ${edges.size} types that join them: who funds and supplies whom, where the machines stand, what runs on them. Every entity and every fact names the sources that it rests on. Nothing is guessed: what is not known is \`null\`, and every list may be empty.

Printed from \`schema/\` by \`npm run print\`; what is written here by hand is lost.`;

const overviewNote =
  'Each edge type is drawn once, between the boxes in which most of its ends stand; its section has all of them. Sources are not drawn: everything leads to them by `sources`.';

const ids = `An entity has a \`key\` that is unique in its kind: lower-case letters and digits, joined by \`-\` or \`.\`. Its id is \`Kind:key\`, such as \`Company:nvidia\`.

A fact is an edge from one entity to another. Its id is the type's name in the API and the edge's own id, such as \`InvestedIn:…\`. The edge's own id is given with the record (1 to 120 of the characters \`0-9 A-Z a-z _ -\`), or else made from its type, its ends and the fields that keep parallel edges apart, so that the same record always has the same id.

Records are lines of JSON. \`null\` and absent are the same; a field that is not known here is refused.`;

/** As they may stand in a file that is loaded: a source, an entity that names it, a fact. */
export const records = [
  '{"kind": "Source", "key": "release", "name": "Example Cloud raises capital", "sourceType": "PRESS_RELEASE"}',
  '{"kind": "Company", "key": "example-cloud", "name": "Example Cloud", "sectors": ["CLOUD"], "sources": ["release"]}',
  '{"type": "INVESTED_IN", "from": "Company:nvidia", "to": "Company:example-cloud", "announcedOn": "2026-03", "amount": {"value": 2e9, "currency": "USD", "qualifier": "UP_TO"}, "status": "ANNOUNCED", "sources": ["release"]}',
];

function factText(kind: KindModel): string[] {
  const of = (origin: string) => [...kind.fields.values()].filter((field) => field.origin === origin);
  const [plain, standing] = [of('node'), of('envelope').map(({ values: _, ...field }) => field)];
  return [
    'Every entity has',
    ...fieldsText(plain),
    'and every entity and every fact says where it comes from and how it stands:',
    ...fieldsText(standing),
    table(
      ['status', 'meaning'],
      Object.entries(statuses).map(([name, meaning]) => [code(name), meaning]),
    ),
    'The store adds `datasets` (who states it, the one that wins first), `recordedAt` (when the load that brought this version was published; of an entity the one that brought it first) and `retractedAt` (when a load retired it; `null` while it stands).',
  ];
}
