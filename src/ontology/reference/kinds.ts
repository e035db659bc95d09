import { envelopeInverses } from '../check.ts';
import type { ConnectionModel, InverseModel, KindModel, Model } from '../model.ts';
import { fieldsText } from './fields.ts';
import { code, kindLinks, link, table } from './markdown.ts';

/** The section of a kind: what it is, its own fields, and where it leads. */
export function kindText(model: Model, kind: KindModel): string[] {
  const own = [...kind.fields.values()].filter((field) => field.origin === 'own');
  const roles = kind.roles.length > 0 ? ` Interfaces: ${kind.roles.map(link).join(', ')}.` : '';
  const ways = [
    ...kind.connections.map((one) => connectionRow(model, one)),
    ...kind.inverses.map((one) => inverseRow(model, one)),
    ...envelopeInverses(kind).map(({ field, description, ref }) => [
      code(field),
      `everything by its ${code(ref)}`,
      `${link('Fact')}, ${link('Entity')}`,
      description,
    ]),
  ];
  return [
    `### ${kind.name}`,
    `${kind.description} One by ${code(`${kind.field}(key:)`)}, all by ${code(kind.plural)}.${roles}`,
    ...(own.length > 0 ? fieldsText(own) : ['It has no fields of its own.']),
    ...(ways.length > 0 ? [table(['connection', 'along', 'leads to', 'meaning'], ways)] : []),
  ];
}

function connectionRow({ interfaces }: Model, { field, edge, direction, far, description }: ConnectionModel): string[] {
  const arrow = { OUT: '→', IN: '←', BOTH: '↔' }[direction];
  return [code(field), `${arrow} ${link(edge.type)}`, kindLinks(far, interfaces.values()), description];
}

function inverseRow({ interfaces }: Model, { field, ref, over, description }: InverseModel): string[] {
  const [owner, far] = 'edge' in over ? [over.edge.type, over.edge.from] : [over.kind.name, [over.kind]];
  return [code(field), `${link(owner)} by its ${code(ref)}`, kindLinks(far, interfaces.values()), description];
}
