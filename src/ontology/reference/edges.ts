import type { EdgeModel, FieldModel, Model } from '../model.ts';
import { fieldsText } from './fields.ts';
import { bullets, code, kindLinks, link } from './markdown.ts';

const moneyTexts: Record<EdgeModel['money'], string> = {
  FORWARD: 'runs along it',
  BACKWARD: 'runs against it',
  NONE: 'none runs along it',
};

/** A row of the list of edge types. */
export function edgeRow({ interfaces }: Model, { type, from, to, symmetric, description }: EdgeModel): string[] {
  const [near, far] = [kindLinks(from, interfaces.values()), kindLinks(to, interfaces.values())];
  return [link(type), near, symmetric ? 'the same' : far, description];
}

/** The section of an edge type: what it says, its ends, what dates it and keeps it apart, its fields. */
export function edgeText(model: Model, edge: EdgeModel): string[] {
  const { type, name, description, money, date, identity } = edge;
  const fields = [...edge.fields.values()].filter(({ origin }) => origin === 'own' || origin === 'derived');
  const apart = identity.length > 0 ? `kept apart by ${identity.map(code).join(', ')}` : 'one at most';
  return [
    `### ${type}`,
    `${description} In the API ${code(name)}.`,
    bullets([
      `Ends: ${endsText(model, edge)}`,
      `Money: ${moneyTexts[money]}`,
      `Date: ${code(date)}${edge.fields.get(date)!.origin === 'envelope' ? ', as it has no date of its own' : ''}`,
      `Between the same two: ${apart}`,
    ]),
    ...fieldsText(fields, (field) => derivation(edge, field)),
  ];
}

function endsText({ interfaces }: Model, { from, to, fromField, toField, symmetric }: EdgeModel): string {
  const [near, far] = [kindLinks(from, interfaces.values()), kindLinks(to, interfaces.values())];
  if (symmetric) return `${near} ↔ ${near}, both by ${code(fromField)}; it is one fact, whichever end comes first`;
  return `${near} (${code(fromField)}) → ${far} (${code(toField)})`;
}

function derivation({ derived }: EdgeModel, { name, origin }: FieldModel): string {
  return origin === 'derived' ? ` Computed from ${derived[name]!.from.map(code).join(' and ')}.` : '';
}
