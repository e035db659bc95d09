import { defineNode } from '../define.ts';
import { boolean, float, list, money, oneOf, partialDate, ref, text, url } from '../fields.ts';

export default defineNode({
  name: 'AiModel',
  plural: 'aiModels',
  description: 'A trained model, such as a language model of one size and version.',
  area: 'Computing',
  fields: {
    publishedOn: partialDate('When it was made public; null when it was not, or when unknown.'),
    parameterCount: float('How many parameters it has; null when unknown.', { unit: 'parameters' }),
    activeParameterCount: float(
      'How many parameters take part in each token, fewer than all in a mixture of experts; null when unknown.',
      { unit: 'parameters' },
    ),
    trainingFlop: float('Floating-point operations spent on training in all; null when unknown.', { unit: 'FLOP' }),
    trainingTokens: float('How many tokens it was trained on; null when unknown.', { unit: 'tokens' }),
    trainingCost: money('What training it cost; null when unknown.'),
    domains: list(text('A field of use.'), 'What it is made for, such as Language or Vision; empty when unknown.'),
    accessibility: oneOf('How others can use it; null when unknown.', {
      OPEN: 'Weights can be downloaded and used with few or no limits.',
      RESTRICTED: 'Weights can be downloaded under limits, such as for research only.',
      API: 'Reached through a programming interface; weights stay with the developer.',
      HOSTED: "Reached only inside the developer's own product.",
      UNRELEASED: 'Not available to others.',
    }),
    openWeights: boolean('Whether its weights can be downloaded; null when unknown.'),
    baseModel: ref('AiModel', 'The model it was derived from; null when trained from the start, or unknown.', {
      field: 'derivedModels',
      description: 'Models derived from this one.',
    }),
    website: url('Page of its developer about it; null when unknown.'),
  },
});
