import { expect, it } from 'vitest';
import { currencies } from '../../src/providers/currency.ts';
import { currenciesMeant } from '../../src/providers/currency-names.ts';
import { languages } from '../../src/text/texts.ts';

it.each(languages)('the sign with which an amount is shown is understood (%s)', (language) => {
  const unknown = currencies.flatMap((currency) => {
    const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1);
    const sign = parts.find(({ type }) => type === 'currency')?.value ?? '';
    return currenciesMeant(sign, language).includes(currency) ? [] : [`${currency} ${sign}`];
  });
  expect(unknown).toEqual([]);
});
