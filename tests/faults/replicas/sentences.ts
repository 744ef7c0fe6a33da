import en from '../../../data/locales/en.json' with { type: 'json' };
import type { TextKey } from '../../../src/text/texts.ts';

/** What of a sentence stands in it whatever its values are. */
function words(key: TextKey): string {
  const pieces = en[key].replace(/\{[^{}]*\}|<[^>]*>/g, '\n').split('\n');
  return pieces.reduce((longest, one) => (one.length > longest.length ? one : longest));
}

/** Sentences by which it's told what became of a call, from most to least of an acknowledgement. */
const told: Readonly<Record<string, readonly TextKey[]>> = {
  done: ['message.done', 'category.done.add', 'category.done.remove', 'add.done', 'log.channel.done'],
  again: ['call.repeated'],
  doubtful: ['call.maybe-saved'],
  away: ['call.unreachable'],
  unsaved: ['call.not-saved'],
  fault: ['call.fault'],
  hasty: ['call.too-fast'],
};

const known = Object.entries(told).map(([said, keys]) => [said, keys.map(words)] as const);

/** What an answer says. Any other sentence refuses what was asked for. */
export function saidBy(shown: unknown): string {
  const text = JSON.stringify(shown ?? '');
  return known.find(([, all]) => all.some((one) => text.includes(one)))?.[0] ?? 'other';
}
