import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'RAISED',
  description: 'A company raised capital in a funding round; the total is the amount of the round.',
  from: { kinds: ['Company'], field: 'fundingRounds', description: 'Rounds in which it raised capital.' },
  to: { kinds: ['FundingRound'], field: 'raisedBy', description: 'The company that raised the round.' },
});
