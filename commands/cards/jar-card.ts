import type { Card } from '../../src/bot/answer.ts';
import { button, card, linkButton, type Parts, row, small, text } from '../../src/bot/kit.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { type Amount, amountLink, payment } from '../../src/providers/index.ts';
import { ago } from '../../src/text/formats.ts';
import type { Line } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import type { Texts } from '../../src/text/texts.ts';
import { written } from '../options/amount.ts';
import { codeOf } from './code-action.ts';
import { shortened } from './lengths.ts';
import type { KnownLink, ShownLink } from './links.ts';
import { risksOf, seenInShort } from './payer-privacy.ts';

export interface Shown {
  name: string;
  category?: string | undefined;
  jar: Pick<Jar, 'message'>;
  links: readonly ShownLink[];
  amount?: Amount | undefined;
  /** The owner's id on the platform, for buttons that show a code. A preview has none. */
  user?: string | undefined;
  /** These parts stand between the links and the small print. */
  below?: Parts;
}

/** Makes the card that tippers get, and that creators see before they publish. */
export function jarCard({ name, category, jar, links, amount, user, below = [] }: Shown, texts: Texts): Card {
  const { say } = texts;
  const title = amount
    ? say('card.title.amount', { name, amount: written(amount, texts) })
    : say('card.title', { name });
  const within = { name: shortName(name), amount, user };
  return card(title, [
    category && small([category]),
    jar.message && text([jar.message]),
    links.map((link) => linkParts(link, within, texts)),
    below,
    small(say('card.handover')),
  ]);
}

/** A service's line repeats the creator's name, and has room for so much of it. */
const LONGEST_NAME = 24;
export const shortName = (name: string): string => visible(name, LONGEST_NAME);

function linkParts(
  link: ShownLink,
  { name, amount, user }: Pick<Shown, 'name' | 'amount' | 'user'>,
  texts: Texts,
): Parts {
  const { say, words } = texts;
  const { provider, handle } = link;
  const { url, copy, code, carries } = destination(link, amount);
  const warned = warnings(link, amount, carries, texts);
  const seen = seenInShort(provider, name, texts);
  if (url !== undefined) {
    const label = amount && carries ? `${provider.name} · ${written(amount, texts)}` : provider.name;
    const line = say('card.link', { provider: provider.name, handle: shortened(handle) });
    return [row(line, linkButton(label, url), note(warned, seen))];
  }
  const line = say('card.copy', { provider: provider.name, handle: copy ?? handle });
  const needed = sentences(words('card.copy.how'), warned);
  if (code === undefined || user === undefined) return [text([...line, `\n${needed}`]), small([seen])];
  return [row(line, button(words('button.code'), codeOf(user, link, amount)), note(needed, seen))];
}

/** Says what costs money if nobody reads it: that a link is new, that a payment is final, that an amount isn't in it. */
export function warnings(link: ShownLink, amount: Amount | undefined, carries: boolean, texts: Texts): string {
  const { words, language } = texts;
  return sentences(
    link.changed === undefined ? '' : words('card.changed', { ago: ago(link.changed, language) }),
    risksOf(link.provider, texts),
    amount && !carries ? words('card.amount.by-hand', { amount: written(amount, texts) }) : '',
  );
}

/** What is seen stands last, because that is cut where a card is too long. */
const note = (needed: string, seen: string): Line => (needed === '' ? [seen] : [`${needed} `, seen]);

/** Puts sentences behind each other. Empty ones are left out. */
function sentences(...all: readonly string[]): string {
  let text = '';
  for (const one of all) if (one !== '') text += text === '' ? one : ` ${one}`;
  return text;
}

/** Discord allows so many characters in a button's address. Slack allows 3000. */
const LONGEST_URL = 512;

/**
 * Says where a link leads or what a payer copies, and what a QR code of it holds, with the amount if they can hold one.
 * `carries` says whether they do.
 */
export function destination({ provider, handle, url }: KnownLink, wanted: Amount | undefined) {
  const amount = wanted && provider.currencies.has(wanted.currency) ? wanted : undefined;
  if (url !== undefined) {
    const withAmount = amount && amountLink(provider, handle, amount);
    const carries = withAmount !== undefined && withAmount.length <= LONGEST_URL;
    const address = carries ? withAmount : url;
    return { url: address, copy: undefined, code: address, carries };
  }
  const plain = payment(provider, handle);
  const paid = amount ? payment(provider, handle, amount) : plain;
  return { url: undefined, copy: plain?.copy, code: paid?.uri, carries: paid?.uri !== plain?.uri };
}
