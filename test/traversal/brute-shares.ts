import type { NodeId } from '../../src/graph/records.ts';
import type { Fact } from './plot.ts';

/** Known shares per `owner company`; found without looking at how the program does it. */
export type Shares = Map<NodeId, Map<NodeId, number>>;

/** `field`: what states the share, in order of preference. */
export function sharesOf(facts: readonly Fact[], fields = ['stake']): Shares {
  const shares: Shares = new Map();
  const known = facts.filter(({ type, fields: record }) => type === 'OWNS' && value(record) !== undefined);
  for (const fact of known) {
    const rivals = known.filter((other) => sameClass(fact, other));
    if (rivals.some((other) => other !== fact && beats(other, fact))) continue;
    const ofOwner = shares.get(fact.from) ?? new Map<NodeId, number>();
    shares.set(fact.from, ofOwner.set(fact.to, (ofOwner.get(fact.to) ?? 0) + value(fact.fields)!));
  }
  return shares;

  function value(record: Fact['fields']): number | undefined {
    return fields.map((field) => record[field] as number | undefined).find((one) => one !== undefined);
  }
}

function sameClass(a: Fact, b: Fact): boolean {
  return a.from === b.from && a.to === b.to && a.fields.shareClass === b.fields.shareClass;
}

function beats(a: Fact, b: Fact): boolean {
  const [ofA, ofB] = [a, b].map(({ fields }) => (fields.confidence as number | undefined) ?? 1) as [number, number];
  return ofA === ofB ? a.pos > b.pos : ofA > ofB;
}

/** The shares turned round: per company its owners. */
export function ownersIn(shares: Shares): Shares {
  const owners: Shares = new Map();
  for (const [owner, held] of shares) {
    for (const [company, share] of held) {
      owners.set(company, (owners.get(company) ?? new Map<NodeId, number>()).set(owner, share));
    }
  }
  return owners;
}

/** The shares of every simple path, by where it ends. */
export function pathShares(shares: Shares, of: NodeId, depth: number): Map<NodeId, number[]> {
  const found = new Map<NodeId, number[]>();
  follow([of], 1);
  return found;

  function follow(path: NodeId[], share: number): void {
    if (path.length > depth) return;
    for (const [next, more] of shares.get(path.at(-1)!) ?? []) {
      if (path.includes(next)) continue;
      found.set(next, [...(found.get(next) ?? []), share * more]);
      follow([...path, next], share * more);
    }
  }
}

/** y = (I - A^T)^-1 a over all nodes at once, by Gauss-Jordan with exchange of rows. */
export function denseOwnership(shares: Shares, of: NodeId, nodes: readonly NodeId[]): Map<NodeId, number> {
  const share = (owner: NodeId, company: NodeId) => shares.get(owner)?.get(company) ?? 0;
  const rows = nodes.map((company) => [
    ...nodes.map((owner) => (owner === company ? 1 : 0) - share(owner, company)),
    share(of, company),
  ]);
  for (let column = 0; column < nodes.length; column += 1) {
    const rest = rows.slice(column);
    const best =
      column +
      rest.findIndex((row) => Math.abs(row[column]!) === Math.max(...rest.map((one) => Math.abs(one[column]!))));
    [rows[column], rows[best]] = [rows[best]!, rows[column]!];
    const pivot = rows[column]!.map((value) => value / rows[column]![column]!);
    rows[column] = pivot;
    for (const [index, row] of rows.entries()) {
      if (index !== column) rows[index] = row.map((value, at) => value - row[column]! * pivot[at]!);
    }
  }
  return new Map(nodes.map((node, index) => [node, rows[index]!.at(-1)!]));
}

/** Who controls `of`: for each holder the set of companies grows until nothing changes. */
export function controllersOf(shares: Shares, of: NodeId, threshold: number): Map<NodeId, number> {
  const owners = ownersIn(shares);
  const found = new Map<NodeId, number>();
  for (const holder of shares.keys()) {
    const group = new Set([holder]);
    const votes = (company: NodeId) => {
      const held = [...(owners.get(company) ?? [])].filter(([owner]) => group.has(owner));
      return Number(held.reduce((sum, [, share]) => sum + share, 0).toPrecision(12));
    };
    for (let size = 0; size !== group.size; ) {
      size = group.size;
      for (const company of owners.keys()) if (votes(company) > threshold) group.add(company);
    }
    if (holder !== of && group.has(of)) found.set(holder, votes(of));
  }
  return found;
}
