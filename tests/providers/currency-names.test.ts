import { expect, it } from 'vitest';
import { currencies, decimalsOf } from '../../src/providers/currency.ts';
import { currenciesMeant } from '../../src/providers/currency-names.ts';
import { parseAmount } from '../../src/providers/index.ts';
import { money } from '../../src/text/formats.ts';
import type { Language } from '../../src/text/texts.ts';

/** All that the bot is to speak, whether there is a locale file yet or not. */
const planned = ['en', 'fr', 'de', 'es', 'pt-BR', 'it', 'nl', 'pl', 'tr', 'ja', 'ko', 'zh-CN', 'hi', 'ar'];

it.each(planned)('the sign with which an amount is shown is understood (%s)', (language) => {
  const unknown = currencies.flatMap((currency) => {
    const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1);
    const sign = parts.find(({ type }) => type === 'currency')?.value ?? '';
    return currenciesMeant(sign, language).includes(currency) ? [] : [`${currency} ${sign}`];
  });
  expect(unknown).toEqual([]);
});

it.each(planned)('an amount that is shown has European digits, and can be typed as it is shown (%s)', (language) => {
  for (const currency of currencies) {
    const decimals = decimalsOf(currency) ?? 0;
    const minor = 5 * 10 ** decimals + (decimals === 2 ? 50 : 0);
    const shown = money({ minor, currency }, decimals, language as Language);
    expect(shown).toMatch(/[0-9]/);
    expect(shown).not.toMatch(/(?![0-9])\p{Nd}/u);
    expect(parseAmount(shown, currency, language), shown).toEqual({ ok: true, amount: { minor, currency } });
  }
});
