import type { GroupKey, Period } from '../../graph/aggregate.ts';
import { isGroupable } from '../../graph/measures.ts';
import { constantCase } from '../../ontology/names.ts';
import type { Owner } from '../types/owners.ts';

/** One value of the enum of what a list can be grouped by. */
export interface KeyChoice {
  key: GroupKey;
  description: string;
  /** Whether the key is the id of an entity. */
  isNode: boolean;
}

const periods: Record<Period, string> = {
  YEAR: 'year, such as `2026`',
  QUARTER: 'quarter, such as `2026-Q1`',
  MONTH: 'month, such as `2026-03`',
};

/** What rows with the owner's fields can be grouped by, by the name of the enum value: `NODE`, `ANNOUNCED_ON_YEAR`, … */
export function keyChoices(owner: Owner, over: 'nodes' | 'edges'): Map<string, KeyChoice> {
  const choices = new Map<string, KeyChoice>();
  const add = (name: string, key: GroupKey, description: string, isNode = false) =>
    choices.set(name, { key, description, isNode });
  if (over === 'edges') add('NODE', { by: 'node' }, 'The node at the far end; the key is its id.', true);
  for (const name of ['kind', 'type']) {
    const field = owner.filterables.get(name);
    if (field?.family === 'name') add(constantCase(name), { by: 'field', field: name }, field.description);
  }
  for (const field of owner.fields.filter(isGroupable)) {
    const { name, type, item, description } = field;
    if (type === 'partialDate') {
      for (const [per, text] of Object.entries(periods)) {
        const words = `\`${name}\` per ${text}; key null where the date is unknown or coarser.`;
        add(`${constantCase(name)}_${per}`, { by: 'date', field: name, per: per as Period }, words);
      }
      continue;
    }
    const isNode = (item ?? field).type === 'ref';
    const each = type === 'list' ? 'Each value is a group, so that a row may be in several. ' : '';
    const hint = isNode ? 'The key is the id of what it names. ' : '';
    add(constantCase(name), { by: 'field', field: name }, each + hint + description, isNode);
  }
  const datasets = owner.filterables.get('datasets');
  if (datasets) {
    const words = `Each is a group, so that a row may be in several. ${datasets.description}`;
    add('DATASETS', { by: 'field', field: 'datasets' }, words);
  }
  return choices;
}
