import { to } from '../../src/bot/action.ts';
import type { Card, Part } from '../../src/bot/answer.ts';
import { button, card, linkButton, type Parts, row, small, text } from '../../src/bot/kit.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { type Amount, amountLink, payment } from '../../src/providers/index.ts';
import { ago } from '../../src/text/formats.ts';
import type { Texts } from '../../src/text/texts.ts';
import { heldAmount, written } from '../options/amount.ts';
import { shortened } from './lengths.ts';
import type { KnownLink, ShownLink } from './links.ts';
import { revealedToCreator } from './reveals.ts';
import { linksMark } from './shown-mark.ts';

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
  return card(title, [
    category && small([category]),
    jar.message && text([jar.message]),
    links.map((link) => linkParts(link, { amount, user }, texts)),
    below,
    small(say('card.handover')),
  ]);
}

function linkParts(link: ShownLink, { amount, user }: Pick<Shown, 'amount' | 'user'>, texts: Texts): Part[] {
  const { say, words } = texts;
  const { provider, handle } = link;
  const { url, copy, code, carries } = destination(link, amount);
  const byHand = amount && !carries ? [words('card.amount.by-hand', { amount: written(amount, texts) })] : [];
  const revealed = revealedToCreator(provider, texts);
  const news = link.changed === undefined ? [] : [words('card.changed', { ago: ago(link.changed, texts.language) })];
  const note = (...more: string[]) => [[...news, ...more, ...byHand, revealed].join(' ')];
  if (url !== undefined) {
    const label = amount && carries ? `${provider.name} · ${written(amount, texts)}` : provider.name;
    const line = say('card.link', { provider: provider.name, handle: shortened(handle) });
    return [row(line, linkButton(label, url), note())];
  }
  const line = say('card.copy', { provider: provider.name, handle: copy ?? handle });
  const how = note(words('card.copy.how'));
  if (code === undefined || user === undefined) return [text(line), small(how)];
  const carried = heldAmount(carries ? amount : undefined);
  const scan = to('tip code', { user, provider: provider.id, ...carried, seen: linksMark([link]) });
  return [row(line, button(words('button.code'), scan), how)];
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
