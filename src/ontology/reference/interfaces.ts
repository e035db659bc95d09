import type { InterfaceModel, Model } from '../model.ts';
import { code, kindLinks, link } from './markdown.ts';

/** The section of each interface, those of all entities and of all facts first. */
export function interfacesText(model: Model): string[] {
  return [
    '### Entity',
    `Anything that has a key: every kind. All by ${code('entities')}, one by ${code('node(id:)')}. Each leads on by ${code('neighbors')}, along any of its edges, and counts them by ${code('degree')}.`,
    '### Fact',
    `What an edge says: every edge type. It has ${['id', 'type', 'from', 'to'].map(code).join(', ')} besides its own fields, and is reached as the ${code('fact')} of a connection's edges, or by ${code('node(id:)')}.`,
    ...[...model.interfaces.values()].flatMap((one) => interfaceText(model, one)),
  ];
}

function interfaceText(model: Model, { name, plural, description, kinds, connections }: InterfaceModel): string[] {
  // Its own name would be the shortest way to say which kinds it has.
  const others = [...model.interfaces.values()].filter((other) => other.kinds.length < kinds.length);
  const common = connections.map(({ field, edge }) => `${code(field)} (${link(edge.type)})`);
  return [
    `### ${name}`,
    `${description} Kinds: ${kindLinks(kinds, others)}. All by ${code(plural)}.`,
    ...(common.length > 0 ? [`Connections that all of them have: ${common.join(', ')}.`] : []),
  ];
}
