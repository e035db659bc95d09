import { defineNode } from '../define.ts';
import { oneOf } from '../fields.ts';

export default defineNode({
  name: 'Theme',
  plural: 'themes',
  description: 'A concern that runs through many deals and works, such as supply-chain resilience.',
  area: 'Context',
  fields: {
    themeType: oneOf('What sort of concern it is; null when unknown.', {
      GOAL: 'Something to reach.',
      RISK: 'Something that may go wrong.',
      CONSTRAINT: 'Something that sets a limit.',
      OUTLOOK: 'How things are expected to become.',
    }),
  },
});
