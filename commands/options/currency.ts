import type { Here } from '../../src/bot/command.ts';
import { freeText, type RequiredOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { currenciesChosen, searchCurrencies } from '../../src/providers/index.ts';

/** The name of a country or a currency has at most so many characters. */
export const LONGEST_CURRENCY = 60;

/** Takes a currency by its code, its sign, its name or a country. `currencyIn` reads it in the caller's language. */
export const chosenCurrency = (): RequiredOption<string> => ({
  ...freeText(LONGEST_CURRENCY),
  suggest: (typed, locale) =>
    searchCurrencies(typed, locale).map(({ code, name }) => ({ name: `${code} · ${name}`, value: code })),
});

/**
 * Reads the currency that somebody chose.
 * @throws {Refusal} when it is none, or could be several.
 */
export function currencyIn(typed: string, { locale, language }: Pick<Here, 'locale' | 'language'>): string {
  const found = currenciesChosen(typed, locale ?? language);
  const [code] = found;
  if (code !== undefined && found.length === 1) return code;
  const problem =
    code === undefined
      ? new Refusal('currency.unknown', { typed })
      : new Refusal('currency.several', { typed, some: found.join(' ') });
  throw new Refusal(problem.key, problem.values, { fields: { code: problem } });
}
