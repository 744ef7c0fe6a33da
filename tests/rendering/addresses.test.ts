import { expect, it } from 'vitest';
import { destination } from '../../commands/cards/jar-card.ts';
import type { ShownLink } from '../../commands/cards/links.ts';
import { entrySchema } from '../../src/providers/entry.ts';
import { currencies, linkOf } from '../../src/providers/index.ts';
import { toProvider } from '../../src/providers/provider.ts';
import { longest } from './longest.ts';

/** A button on Discord takes an address of so many characters. */
const LONGEST_URL = 512;

it('no address that a button leads to is longer than Discord takes, whatever the handle and the amount', () => {
  for (const { provider, handle } of longest) {
    const url = linkOf(provider, handle);
    if (url === undefined) continue;
    for (const currency of currencies) {
      const shown = destination({ provider, handle, url }, { minor: 9_007_199_254_740_991, currency });
      expect(shown.url?.length, provider.id).toBeLessThanOrEqual(LONGEST_URL);
    }
  }
});

it('an amount that would make it too long is left to be typed there', () => {
  const provider = toProvider(
    entrySchema.parse({
      id: 'long',
      name: 'Long',
      kind: 'tip',
      home: 'https://long.example/',
      source: 'made up for this test',
      checked: '2026-11',
      handle: { label: 'username', example: 'ada', min: 1, max: 490 },
      parts: { name: { pattern: '[a-z]{1,490}', case: 'lower' } },
      forms: [
        {
          handle: '{name}',
          link: 'https://long.example/{name}',
          amount: { link: 'https://long.example/{name}/{amount}', currencies: ['EUR'], format: 'fixed' },
        },
      ],
      reveals: { tipper: ['nothing-shown'], creator: [], advice: [], creatorAdvice: [] },
      examples: { accepted: {}, refused: {} },
    }),
  );
  const shown = (length: number) => {
    const handle = 'a'.repeat(length);
    const link: ShownLink = { provider, handle, url: linkOf(provider, handle) };
    return destination(link, { minor: 500, currency: 'EUR' });
  };
  expect(shown(480)).toMatchObject({ url: `https://long.example/${'a'.repeat(480)}/5.00`, carries: true });
  expect(shown(490)).toMatchObject({ url: `https://long.example/${'a'.repeat(490)}`, carries: false });
});
