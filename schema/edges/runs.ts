import { defineEdge } from '../define.ts';
import { float, integer, ref, text } from '../fields.ts';

export default defineEdge({
  type: 'RUNS',
  description: 'A chip runs a model: one measured or reported run, with its conditions.',
  from: { kinds: ['Chip'], field: 'runs', description: 'Models that it runs, one edge per run.' },
  to: { kinds: ['AiModel'], field: 'runsOn', description: 'Chips that run it, one edge per run.' },
  identity: ['acceleratorCount', 'scenario', 'precision', 'system', 'submitter', 'technique', 'benchmark'],
  fields: {
    tokensPerSecond: float(
      'Tokens per second of the whole measured run, all its accelerators together; null when unknown.',
      { unit: 'tokens/s' },
    ),
    // Not 0: the derived rate divides by it.
    acceleratorCount: integer('How many of the chip took part in the run; null means 1.', {
      unit: 'accelerators',
      minimum: 1,
    }),
    scenario: text('How requests arrived, such as Offline or Server; null when unknown.'),
    precision: text('Number format of the run, such as FP8; null when unknown.'),
    system: text('The machine it was measured on; null when unknown.'),
    submitter: text('Who measured it; null when unknown.'),
    technique: ref('Technology', 'The technology that made the run possible or faster; null when none is known.', {
      field: 'usedBy',
      description: 'The runs that use this technology; `node` is the chip.',
    }),
    benchmark: text('The benchmark and its version; null when it was not part of one, or when unknown.'),
    latencyMilliseconds: float('Time to answer in milliseconds; null when unknown.', { unit: 'ms' }),
  },
  derived: {
    tokensPerSecondPerAccelerator: {
      field: float(
        'Tokens per second divided by the number of accelerators (1 when null); null when the speed is unknown.',
        { unit: 'tokens/s' },
      ),
      from: ['tokensPerSecond', 'acceleratorCount'],
      compute: ({ tokensPerSecond, acceleratorCount }) =>
        typeof tokensPerSecond === 'number' ? tokensPerSecond / Number(acceleratorCount ?? 1) : null,
    },
  },
});
