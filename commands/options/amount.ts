import type { Here } from '../../src/bot/command.ts';
import { byButton, key } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import {
  type Amount,
  decimalsOf,
  formatAmount,
  likelyCurrency,
  parseAmount,
  presetsIn,
} from '../../src/providers/index.ts';
import { money } from '../../src/text/formats.ts';
import { memoize } from '../../src/text/memoize.ts';
import type { Language, Texts } from '../../src/text/texts.ts';

/** An option for amounts takes so many characters. No amount is as long, so a mistake is answered and not cut off. */
export const LONGEST_AMOUNT = 40;

/** A jar has this one where its owner chose none and their locale named no country. Most providers take it. */
const DEFAULT_CURRENCY = 'USD';

export const currencyOf = (jar: Pick<Jar, 'currency'> | undefined): string => jar?.currency ?? DEFAULT_CURRENCY;

/** Gets the currency of a jar, or the one that the caller's jar will begin with. */
export const currencyHere = (jar: Jar | undefined, { locale }: Pick<Here, 'locale'>): string =>
  jar ? currencyOf(jar) : (likelyCurrency(locale) ?? DEFAULT_CURRENCY);

/** Takes the currency of the amount that a button or a form holds. */
export const currencyOption = () => byButton(key(3));

/**
 * Reads an amount in a jar's currency from what was typed.
 * @param locale The caller's locale, in which they may name the currency.
 * @throws {Refusal} saying what is wrong with it.
 */
export function amountIn(jar: Pick<Jar, 'currency'> | undefined, typed: string, locale?: string): Amount {
  const currency = currencyOf(jar);
  const parsed = parseAmount(typed, currency, locale);
  if (parsed.ok) return parsed.amount;
  const values = { currency, ...('other' in parsed && { other: parsed.other }) };
  const problem = new Refusal(`amount.problem.${parsed.problem}`, values);
  throw new Refusal(problem.key, values, { fields: { amount: problem } });
}

export const written = (amount: Amount, { language }: Pick<Texts, 'language'>): string =>
  money(amount, decimalsOf(amount.currency) ?? 2, language);

/** Writes an amount as people would type it, for a button. */
export const typedAmount = (amount: Amount): string => formatAmount(amount, 'short');

/** Puts an amount on a button, with its currency: the jar's owner may change that before the button is pressed. */
export const heldAmount = (amount: Amount | undefined): { amount?: string; currency?: string } =>
  amount ? { amount: typedAmount(amount), currency: amount.currency } : {};

/** The amounts that a card offers in a currency, with what their buttons say and hold. They are on nearly every card. */
const presets = memoize((language: Language) =>
  memoize((currency: string) =>
    presetsIn(currency).map((major) => {
      const amount = amountIn({ currency }, String(major));
      return { amount, label: written(amount, { language }), held: heldAmount(amount) };
    }),
  ),
);

/** Gets the amounts that the card of a jar offers, the smallest first. */
export const presetAmounts = (jar: Pick<Jar, 'currency'>, { language }: Pick<Texts, 'language'>) =>
  presets(language)(currencyOf(jar));
