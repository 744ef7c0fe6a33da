import { entrySchema } from '../../src/providers/entry.ts';
import { type Provider, toProvider } from '../../src/providers/provider.ts';

const examples = { accepted: {}, refused: {} };
const reveals = { tipper: ['public-name'], creator: [], advice: [], creatorAdvice: [] };
const handle = { label: 'username', example: 'ada', min: 1, max: 20 };

/** A provider with the given forms. Its part `name` takes small letters and dashes, unless `more` has other parts. */
export function madeUp(forms: readonly object[], more: object = {}): Provider {
  const parts = { name: { pattern: '[a-z-]{1,20}', case: 'sensitive', reserved: ['about'] } };
  const source = { source: 'made up for this test', checked: '2026-11' };
  const about = { id: 'made-up', name: 'Made up', kind: 'tip', home: 'https://made-up.example/', ...source };
  return toProvider(entrySchema.parse({ ...about, handle, parts, forms, reveals, examples, ...more }));
}
