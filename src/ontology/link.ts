import { createHash } from 'node:crypto';
import type { EdgeDefinition, NodeDefinition } from '../../schema/define.ts';
import { envelopeFields, nodeFields } from '../../schema/envelope.ts';
import type { Field } from '../../schema/fields.ts';
import { checkClaims, checkFieldTypes, checkNames, edgeFile, nodeFile, type Report, typeSignature } from './check.ts';
import { ModelError, type ModelIssue } from './errors.ts';
import type {
  ConnectionModel,
  Declarations,
  EdgeModel,
  FieldModel,
  InterfaceModel,
  KindModel,
  Model,
} from './model.ts';
import { camelCase, pascalCase } from './names.ts';

/**
 * Resolves every name in the declarations. Throws one ModelError with all issues: an end, role, ref, caption, date,
 * identity or inverse that does not exist, an end where nothing may stand, a name declared twice, one field name with two
 * types, two claims on one field.
 */
export function link(declarations: Declarations): Model {
  const issues: ModelIssue[] = [];
  const report: Report = (file, field, message) => issues.push({ file, field, message });
  checkNames(declarations, report);
  const interfaces = new Map<string, InterfaceModel>();
  for (const one of declarations.interfaces) interfaces.set(one.name, { ...one, kinds: [], connections: [] });
  const kinds = linkKinds(declarations.nodes, interfaces, report);
  const edges = linkEdges(declarations.edges, kinds, interfaces, report);
  linkInverses(kinds, edges, report);
  checkFieldTypes(kinds, edges, report);
  checkClaims(kinds, edges, report);
  if (issues.length > 0) throw new ModelError(issues);
  for (const one of interfaces.values()) one.connections = commonConnections(one.kinds);
  const edgesByName = new Map([...edges.values()].map((edge) => [edge.name, edge]));
  return { kinds, edges, interfaces, edgesByName, hash: hashOf(kinds, edges) };
}

function linkKinds(nodes: readonly NodeDefinition[], interfaces: Map<string, InterfaceModel>, report: Report) {
  const kinds = new Map<string, KindModel>();
  for (const node of nodes) {
    const file = nodeFile(node.name);
    const fields = new Map<string, FieldModel>();
    collect(fields, nodeFields, 'node', file, report);
    collect(fields, node.fields, 'own', file, report);
    collect(fields, envelopeFields, 'envelope', file, report);
    for (const caption of node.caption) {
      if (!fields.has(caption)) report(file, 'caption', `${caption} is not a field of ${node.name}`);
    }
    const { name, plural, description, roles, caption, area } = node;
    const kind = {
      name,
      field: camelCase(name),
      plural,
      description,
      roles,
      caption,
      area,
      fields,
      connections: [],
      inverses: [],
    };
    kinds.set(name, kind);
    for (const role of roles) {
      const one = interfaces.get(role);
      if (one) one.kinds.push(kind);
      else report(file, 'roles', `there is no interface ${role}`);
    }
  }
  return kinds;
}

function linkEdges(
  definitions: readonly EdgeDefinition[],
  kinds: Map<string, KindModel>,
  interfaces: Map<string, InterfaceModel>,
  report: Report,
) {
  const edges = new Map<string, EdgeModel>();
  for (const definition of definitions) {
    const { type, description, symmetric, money, date, identity, derived } = definition;
    const file = edgeFile(type);
    const name = pascalCase(type);
    const fields = new Map<string, FieldModel>();
    collect(fields, definition.fields, 'own', file, report);
    const computed = Object.entries(derived).map(([field, one]) => [field, one.field] as const);
    collect(fields, Object.fromEntries(computed), 'derived', file, report);
    collect(fields, envelopeFields, 'envelope', file, report);
    for (const [field, one] of Object.entries(derived)) {
      for (const input of one.from) {
        if (!(input in definition.fields)) report(file, field, `is derived from ${input}, which is not an own field`);
      }
    }
    for (const part of identity) {
      if (!(part in definition.fields)) report(file, 'identity', `${part} is not an own field`);
    }
    if (fields.get(date)?.type !== 'partialDate') report(file, 'date', `${date} is not a date field`);
    const expand = (end: 'from' | 'to') => expandKinds(definition[end].kinds, kinds, interfaces, file, end, report);
    const [from, to] = [expand('from'), expand('to')];
    if (symmetric && (definition.from.field !== definition.to.field || namesOf(from) !== namesOf(to))) {
      report(file, 'symmetric', 'both ends must name the same kinds and the same field');
    }
    const ends = { fromType: narrowest(from, interfaces), toType: narrowest(to, interfaces) };
    const names = { fromField: definition.from.field, toField: definition.to.field };
    const edge = {
      type,
      name,
      description,
      from,
      to,
      ...ends,
      ...names,
      symmetric,
      money,
      date,
      identity,
      fields,
      derived,
    };
    edges.set(type, edge);
    attach(from, {
      field: definition.from.field,
      description: definition.from.description,
      edge,
      far: to,
      farType: ends.toType,
      direction: symmetric ? 'BOTH' : 'OUT',
    });
    if (!symmetric) {
      attach(to, {
        field: definition.to.field,
        description: definition.to.description,
        edge,
        far: from,
        farType: ends.fromType,
        direction: 'IN',
      });
    }
  }
  return edges;
}

function attach(kinds: KindModel[], connection: ConnectionModel): void {
  for (const kind of kinds) kind.connections.push(connection);
}

function collect(
  into: Map<string, FieldModel>,
  fields: Record<string, Field>,
  origin: FieldModel['origin'],
  file: string,
  report: Report,
) {
  for (const [name, field] of Object.entries(fields)) {
    if (into.has(name)) report(file, name, `is already a field of every ${origin === 'own' ? 'node' : 'fact'}`);
    into.set(name, { ...field, name, origin });
  }
}

function expandKinds(
  names: string[],
  kinds: Map<string, KindModel>,
  interfaces: Map<string, InterfaceModel>,
  file: string,
  end: string,
  report: Report,
): KindModel[] {
  const found = new Set<KindModel>();
  for (const name of names) {
    const kind = kinds.get(name);
    const members = kind ? [kind] : interfaces.get(name)?.kinds;
    if (!members) report(file, end, `there is no node kind or interface ${name}`);
    for (const member of members ?? []) found.add(member);
  }
  if (found.size === 0 && names.every((name) => interfaces.has(name))) report(file, end, 'no node kind may stand here');
  return [...kinds.values()].filter((kind) => found.has(kind));
}

const namesOf = (kinds: KindModel[]) => kinds.map(({ name }) => name).join();

/** The kind itself, else the smallest interface that holds them all, else `Entity`. */
function narrowest(kinds: KindModel[], interfaces: Map<string, InterfaceModel>): string {
  if (kinds.length === 1) return kinds[0]!.name;
  const holding = [...interfaces.values()].filter((one) => kinds.every((kind) => one.kinds.includes(kind)));
  holding.sort((a, b) => a.kinds.length - b.kinds.length);
  return holding[0]?.name ?? 'Entity';
}

function linkInverses(kinds: Map<string, KindModel>, edges: Map<string, EdgeModel>, report: Report): void {
  const owners = [
    ...[...kinds.values()].map((kind) => ({ owner: kind, file: nodeFile(kind.name), over: { kind } })),
    ...[...edges.values()].map((edge) => ({ owner: edge, file: edgeFile(edge.type), over: { edge } })),
  ];
  for (const { owner, file, over } of owners) {
    for (const field of owner.fields.values()) {
      const pointer = field.type === 'list' ? field.item : field;
      if (pointer?.type !== 'ref') continue;
      const target = kinds.get(pointer.target ?? '');
      if (!target) report(file, field.name, `points to ${pointer.target}, which is not a node kind`);
      // The envelope's ref stands on every fact: its inverse spans all types and is a field of its own.
      else if (pointer.inverse && field.origin === 'own')
        target.inverses.push({ ...pointer.inverse, ref: field.name, over });
    }
  }
}

function commonConnections(kinds: KindModel[]): ConnectionModel[] {
  const [first, ...rest] = kinds;
  const shared = (one: ConnectionModel) => (kind: KindModel) =>
    kind.connections.some(
      (other) => other.field === one.field && other.edge === one.edge && other.direction === one.direction,
    );
  return (first?.connections ?? []).filter((one) => rest.every(shared(one)));
}

function hashOf(kinds: Map<string, KindModel>, edges: Map<string, EdgeModel>): string {
  // Prose has no index, and what is not searchable is not among the words of a node.
  const kept = ({ prose, searchable }: FieldModel) => `${prose ? ' prose' : ''}${searchable ? ' searchable' : ''}`;
  const columns = (fields: Map<string, FieldModel>) =>
    [...fields.values()].map((f) => `${f.name}:${typeSignature(f)}${kept(f)}`);
  const facts = [
    [...kinds.values()].map((kind) => [kind.name, kind.roles, columns(kind.fields)]),
    [...edges.values()].map((edge) => [edge.type, edge.symmetric, edge.date, edge.identity, columns(edge.fields)]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
}
