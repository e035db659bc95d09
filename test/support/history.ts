import type { Statement } from '../../src/graph/records.ts';
import { awkwardEdges, awkwardNodes } from './awkward.ts';
import { hub } from './hub.ts';
import { randomGraph } from './random.ts';
import { money, voice } from './statements.ts';

/** The order in which data sets win. */
export const datasetOrder = ['article', 'companion'];

const companion = voice('companion');
const article = voice('article');
const zeta = voice('zeta');

/** One deal that two data sets know, each with something of its own. */
export const sharedDeal = companion.edge(
  'INVESTED_IN',
  'Company:nvidia',
  'Company:same-3',
  { amount: money(1_000, 'USD', 'APPROXIMATE'), stake: 0.2, sources: ['filing'] },
  'shared-deal',
);
const sharedDealOfArticle = article.edge(
  'INVESTED_IN',
  'Company:nvidia',
  'Company:same-3',
  { amount: money(900), announcedOn: '2026-03-15', sources: ['press'] },
  'shared-deal',
);

/** Changes its amount, then its date, hence its place in lists. */
export const changedDeal = 'changed-deal';
const deal = (fields: Record<string, unknown>) =>
  companion.edge('LENDS_TO', 'Company:bare', 'Company:e-acute', { announcedOn: '2022', ...fields }, changedDeal);

/** Stated, retracted, stated again. */
export const returningDeal = 'returning-deal';
const returning = companion.edge('GUARANTEES', 'Company:bare', 'Company:e-acute', { amount: money(1) }, returningDeal);

/** A node that goes with its edge and comes back alone. */
export const returningNode = 'Company:returning';
const leaving = companion.node(returningNode, 'Returning', { ticker: 'RET' });
const leavingEdge = companion.edge('OWNS', returningNode, 'Company:bare', { stake: 0.5 }, 'leaving-edge');

/** What each load states; load `n` of the store is the entry before it. */
export const loads: Statement[][] = [
  [
    ...awkwardEdges,
    ...awkwardNodes,
    ...hub(),
    sharedDeal,
    deal({ amount: money(10) }),
    returning,
    leaving,
    leavingEdge,
    ...randomGraph(1, { nodes: 120, edges: 300 }),
  ],
  [
    sharedDealOfArticle,
    deal({ amount: money(20), interestRate: 0.05 }),
    companion.retract(returningDeal),
    companion.retract('leaving-edge'),
    companion.retract(returningNode),
    article.node('Company:bare', 'Bare Metal', { aliases: ['Bare'], sources: ['filing'] }),
    zeta.node('Company:bare', 'Bare of zeta', { ticker: 'ZETA', aliases: ['Naked'] }),
  ],
  [
    companion.retract('shared-deal'),
    deal({ announcedOn: '2023-05', amount: money(20) }),
    returning,
    companion.node(returningNode, 'Returning again'),
    zeta.retract('Company:bare'),
  ],
];

/** A load that is given up half-way: no trace of it may remain. */
export const killedLoad: Statement[] = [
  companion.node('Company:killed', 'Killed'),
  companion.edge('OWNS', 'Company:killed', 'Company:bare', {}, 'killed-edge'),
  deal({ amount: money(666) }),
  companion.retract(returningDeal),
];
