import { type Field, fraction, list, oneOf, partialDate, ref, text } from './fields.ts';
import { keySchema, maximumNameLength } from './values/text.ts';

/** What every node has besides its kind's own fields. */
export const nodeFields: Record<string, Field> = {
  key: {
    type: 'text',
    description: 'Slug of the node, unique in its kind and stable: `nvidia`, `h100`. At most 120 characters.',
    schema: keySchema,
  },
  name: text(`Name as commonly written, at most ${maximumNameLength} characters.`, { searchable: true }),
  aliases: list(text('Another name.'), 'Other names that `search` finds; empty when there are none.', {
    searchable: true,
  }),
  summary: text('One or two sentences of our own; null when there are none.', { searchable: true, prose: true }),
};

export const statuses = {
  REPORTED: 'Said by a source without further qualification; the default.',
  RUMOURED: 'Attributed to unnamed people.',
  IN_TALKS: 'Under negotiation; nothing is agreed.',
  ANNOUNCED: 'Made public by a party, not yet binding or done; letters of intent are here.',
  COMMITTED: 'Bound by a contract, not yet carried out.',
  COMPLETED: 'Carried out.',
  CANCELLED: 'Lapsed or called off.',
  ESTIMATED: 'Computed or judged by a third party.',
  PROJECTED: 'Expected for the future.',
  DISPUTED: 'Contradicted by another source.',
};

/** The envelope: what every fact, node or edge, says about where it comes from and how it stands. */
export const envelopeFields: Record<string, Field> = {
  sources: list(
    ref('Source', 'Key of a Source.', { field: 'facts', description: 'Everything that rests on this source.' }),
    'The sources that state the fact, united over all data sets; at least one, except that a Source has none.',
  ),
  status: oneOf('How the fact stands.', statuses),
  confidence: fraction('How sure the source is, 0 to 1; null when it does not say.'),
  validFrom: partialDate('First day on which the fact was true; null when unknown.'),
  validTo: partialDate('Last day on which the fact was true; null when it still is, or when unknown.'),
  note: text('A remark on how to read the fact; null when there is none.', { prose: true }),
};
