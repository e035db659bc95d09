import { defineNode } from '../define.ts';
import { oneOf, partialDate, text, url } from '../fields.ts';

export default defineNode({
  name: 'Source',
  plural: 'sources',
  description: 'Where facts come from; its `name` is its title. The only kind that has no sources of its own.',
  fields: {
    sourceType: oneOf('What sort of source it is; null when unknown.', {
      ARTICLE: 'Written by the press or a scholar.',
      PRESS_RELEASE: 'Issued by a party to the facts.',
      FILING: 'Submitted to an authority, such as a stock exchange regulator.',
      DATASET: 'A table kept by others.',
      BENCHMARK: 'Published measurements under common rules.',
      WEB_PAGE: 'Any other page on the web.',
    }),
    url: url('Its http(s) address; null when it has none, or when unknown.'),
    publisher: text('Who published it; null when unknown.'),
    publishedOn: partialDate('When it was published; null when unknown.'),
    retrievedOn: partialDate('When it was read for this graph; null when unknown.'),
    licence: text('Terms under which it may be used, such as CC BY 4.0; null when unknown.'),
  },
});
