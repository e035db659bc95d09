import { describe, expect, test } from 'vitest';
import { defineEdge, defineNode } from '../../schema/define.ts';
import { float, list, oneOf, text } from '../../schema/fields.ts';
import { edges, interfaces, nodes } from '../../schema/index.ts';
import { currentModel } from '../../src/ontology/current.ts';
import { link } from '../../src/ontology/link.ts';
import { lint } from '../../src/ontology/lint.ts';

describe('the lint of the ontology', () => {
  test('finds nothing in what is declared', () => {
    expect(lint(currentModel())).toEqual([]);
  });

  test('finds descriptions, names and numbers that leave a reader guessing', () => {
    const fields = {
      Weight: text('Its weight; null when unknown.'),
      mass: float('Its mass; null when unknown.'),
      colour: text('Its colour.'),
      parts: list(text('A part.'), 'Its parts.'),
      twin: text('Its weight; null when unknown.'),
      powerMw: float('Its power; null when unknown.', { unit: 'GW' }),
      low: float('The least it counts, in `state`; null when unknown.'),
      state: oneOf('its state; null when unknown', { solid: 'Hard.', GAS: 'like air' }),
    };
    const thing = defineNode({ name: 'Thing', plural: 'all_things', description: 'A thing', fields });
    const touches = defineEdge({
      type: 'touches',
      description: 'It touches.',
      money: 'FORWARD',
      from: { kinds: ['Thing'], field: 'Touched', description: 'what it touches.' },
      to: { kinds: ['Thing'], field: 'touchedBy', description: 'What touches it.' },
    });
    const model = link({ interfaces, nodes: [...nodes, thing], edges: [...edges, touches] });
    expect(lint(model).map(({ file, field, message }) => `${file}: ${field}: ${message}`)).toEqual([
      'schema/nodes/thing.ts: plural: all_things is not in camelCase',
      'schema/nodes/thing.ts: Touched: Touched is not in camelCase',
      'schema/nodes/thing.ts: description: the description does not begin with a capital or end with a full stop',
      'schema/nodes/thing.ts: Weight: Weight is not in camelCase',
      'schema/nodes/thing.ts: mass: the number has no unit',
      'schema/nodes/thing.ts: colour: the description does not say what null means',
      'schema/nodes/thing.ts: parts: the description does not say what an empty list means',
      'schema/nodes/thing.ts: twin: has the description of Weight',
      'schema/nodes/thing.ts: state: the description does not begin with a capital or end with a full stop',
      'schema/nodes/thing.ts: state: the value solid is not in UPPER_SNAKE',
      'schema/nodes/thing.ts: state GAS: the description does not begin with a capital or end with a full stop',
      'schema/edges/touches.ts: type: touches is not in UPPER_SNAKE',
      'schema/edges/touches.ts: from: Touched is not in camelCase',
      'schema/edges/touches.ts: money: runs FORWARD, but no field says how much',
      'schema/edges/touches.ts: Touched: the description does not begin with a capital or end with a full stop',
      'schema/nodes/thing.ts: powerMw: counts GW here and MW in schema/nodes/facility.ts',
    ]);
  });
});
