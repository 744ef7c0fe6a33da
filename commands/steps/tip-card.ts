import { to } from '../../src/bot/action.ts';
import type { Button, Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, divider, mainButton, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Amount } from '../../src/providers/index.ts';
import { type Cache, createCache } from '../../src/text/cache.ts';
import { createLastMade } from '../../src/text/last-made.ts';
import type { TextKey, Texts } from '../../src/text/texts.ts';
import { destination, jarCard } from '../cards/jar-card.ts';
import { MOST_READY } from '../cards/links.ts';
import { shownCategory } from '../cards/names.ts';
import { linksMark } from '../cards/shown-mark.ts';
import { amountIn, currencyOf, heldAmount, presetAmounts } from '../options/amount.ts';
import type { OpenJar } from './open-jar.ts';

/** A jar that was opened for somebody who wants to tip its owner. */
interface Opened extends OpenJar {
  user: Member;
  policy: Policy;
}

/** The cards without an amount, by language and owner. A jar is mostly asked for in one language, under one name. */
const usual = createLastMade<Jar, Cache<Card>>();
const MOST_USUAL = 2;

/**
 * Makes the card that a tipper gets, with buttons for amounts, a code, an explanation and a report. While nothing about
 * the jar changes, it's the same for all who ask for it.
 */
export function tipCard(opened: Opened, amount: Amount | undefined, texts: Texts): Card {
  const { user, policy, listing, jar, links } = opened;
  const make = () => newCard(opened, amount, texts);
  if (amount) return make();
  const cards = usual.get(jar, [policy, listing, links], () => createCache(MOST_USUAL));
  return cards.get(`${texts.language} ${user.id} ${user.name}`, make);
}

function newCard(opened: Opened, amount: Amount | undefined, texts: Texts): Card {
  const { user, policy, listing, jar, links } = opened;
  const { name, id } = user;
  const category = shownCategory(listing, policy, texts);
  const below = [buttons(amountButtons(opened, amount, texts)), buttons(otherButtons(opened, amount, texts))];
  return jarCard({ name, category, jar, links, amount, user: id, below }, texts);
}

/** Makes the button that leads back to the card, with the amount that was on it. */
export const backToCard = (
  { id: user }: Member,
  amount: Amount | undefined,
  { words }: Pick<Context, 'words'>,
): Button => button(words('button.back-to-card'), to('tip', { user, ...heldAmount(amount) }));

/** Refuses what was pressed on a card that is out of date, and shows the card as it is now under the reason. */
export function outdated(key: TextKey & `${string}.changed`, opened: Opened, context: Context): Refusal {
  const { title, parts } = tipCard(opened, undefined, context);
  const values = { name: opened.user.name, currency: currencyOf(opened.jar) };
  return new Refusal(key, values, { below: [divider, text(title), parts] });
}

/**
 * Reads an amount in the jar's currency.
 * @param shown The currency in which the pressed card offered or asked for the amount.
 * @throws {Refusal} saying what is wrong with it; with a new card, when the jar's currency has changed.
 */
export function offeredAmount(typed: string, shown: string | undefined, opened: Opened, context: Context): Amount {
  if (shown !== undefined && shown !== currencyOf(opened.jar)) throw outdated('amount.changed', opened, context);
  return amountIn(opened.jar, typed, context.locale ?? context.language);
}

/** Whether a link can state one of the amounts that cards offer in a currency. */
const stating = createCache<boolean>(MOST_READY);

/** Makes buttons that show the card with an amount. There are none if no link can state an amount. */
function amountButtons({ user: { id: user }, jar, links }: Opened, amount: Amount | undefined, texts: Texts) {
  const presets = presetAmounts(jar, texts);
  const useful = links.some((link) =>
    stating.get(`${currencyOf(jar)} ${link.provider.id} ${link.handle}`, () =>
      presets.some((preset) => destination(link, preset.amount).carries),
    ),
  );
  if (!useful) return [];
  return [
    ...presets.map(({ amount: { minor }, label, held }) => {
      const make = minor === amount?.minor ? mainButton : button;
      return make(label, to('tip', { user, ...held }));
    }),
    button(texts.words('button.other-amount'), to('tip other', { user })),
  ];
}

/** Makes the buttons that show a QR code, explain what a payment shows, thank the owner in public and report the jar. */
const otherButtons = (
  { user: { id: user }, jar, policy, links }: Opened,
  amount: Amount | undefined,
  { words }: Texts,
): Button[] => [
  button(words('button.code'), to('tip code', { user, ...heldAmount(amount), seen: linksMark(links) })),
  button(words('button.shown'), to('tip shown', { user, ...heldAmount(amount) })),
  ...(jar.thanks && policy.features.has('thanks') ? [button(words('button.thanks'), to('tip thanks', { user }))] : []),
  button(words('button.report'), to('tip report', { user })),
];
