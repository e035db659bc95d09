import { defineNode } from '../define.ts';
import { oneOf, partialDate } from '../fields.ts';

export default defineNode({
  name: 'Event',
  plural: 'events',
  description: 'Something that happened and bears on AI computing: an outage, an incident, a new rule, a disaster.',
  area: 'Context',
  fields: {
    eventType: oneOf('What sort of event it is; null when unknown.', {
      OUTAGE: 'A service was down.',
      SECURITY_INCIDENT: 'A break-in, leak or misuse.',
      REGULATION: 'A law or rule other than an export control.',
      EXPORT_CONTROL: 'A limit on what may be sold abroad.',
      DISASTER: 'A natural disaster or accident.',
      OTHER: 'Anything else.',
    }),
    occurredOn: partialDate('When it happened or began; null when unknown.'),
    endedOn: partialDate('When it ended; null when it goes on, or when unknown.'),
  },
});
