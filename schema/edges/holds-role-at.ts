import { defineEdge } from '../define.ts';
import { oneOf, text } from '../fields.ts';

export default defineEdge({
  type: 'HOLDS_ROLE_AT',
  description: 'A person holds, or held, a role at an organization; `validFrom` and `validTo` say when.',
  from: { kinds: ['Person'], field: 'roles', description: 'Organizations at which the person holds or held a role.' },
  to: { kinds: ['Organization'], field: 'people', description: 'People who hold or held a role at it.' },
  identity: ['title', 'roleType'],
  fields: {
    title: text('The role as the organization calls it, such as Chief Executive Officer; null when unknown.'),
    roleType: oneOf('What sort of role it is; null when unknown.', {
      FOUNDER: 'Founded the organization, alone or with others.',
      EXECUTIVE: 'Runs it or a part of it.',
      BOARD: 'Sits on its board.',
      ADVISOR: 'Advises it.',
    }),
  },
});
