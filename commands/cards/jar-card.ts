import type { Card, Part } from '../../src/bot/answer.ts';
import type { Jar, Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { type Amount, amountLink, type Provider, payment } from '../../src/providers/index.ts';
import type { Removal } from '../../src/store/store.ts';
import { ago } from '../../src/text/ago.ts';
import type { Texts } from '../../src/text/texts.ts';
import { typedAmount, written } from '../options/amount.ts';
import { known } from '../options/provider.ts';
import { removalOf } from './removed.ts';
import { revealedToCreator } from './reveals.ts';

export const HONEY = '#e8a33d';

/** In characters. Links are long in rare cases, and the button leads to the whole of it. */
const LONGEST_HANDLE = 60;

/** A handle beside the button that leads to it: of a very long one the beginning and the end. */
export function shortened(handle: string): string {
  if (handle.length <= LONGEST_HANDLE) return handle;
  const half = LONGEST_HANDLE / 2;
  return `${handle.slice(0, half)}…${handle.slice(1 - half)}`;
}

export interface ShownLink {
  provider: Provider;
  handle: string;
  /** Undefined where the provider has no page to lead to. */
  url: string | undefined;
  /** How long ago it was changed, in milliseconds, where that is news to who tips. */
  changed?: number;
}

/** The links of a jar that a community lets be seen, of the providers that are still in the catalogue. */
export function shownLinks(links: readonly Link[], policy: Policy, removals: readonly Removal[]): ShownLink[] {
  return links
    .map(known)
    .filter((link) => link !== undefined)
    .filter((link) => allows(policy, link.provider) && !removalOf(removals, link));
}

/** How long a card says that a link was changed, in milliseconds: a hijacked account is noticed by then. */
const NEWS = 48 * 60 * 60 * 1000;

/** The links, with those named that were changed lately and after the jar came to be listed. */
export function withNews(links: readonly ShownLink[], jar: Jar, { listedAt }: Listing, now: number): ShownLink[] {
  const changedAt = new Map(jar.links.map((link) => [link.provider, link.changedAt]));
  return links.map((link) => {
    const at = changedAt.get(link.provider.id) ?? 0;
    return at > listedAt && now - at < NEWS ? { ...link, changed: now - at } : link;
  });
}

/** In characters: Discord's limit on a button's address. Slack allows 3000. */
const LONGEST_URL = 512;

/** Where a link leads or what a payer copies, with the amount where it can carry one. */
export function destination({ provider, handle, url }: ShownLink, amount: Amount | undefined) {
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

export interface Shown {
  name: string;
  category?: string | undefined;
  jar: Pick<Jar, 'message'>;
  links: readonly ShownLink[];
  amount?: Amount | undefined;
  /** The account's id on the platform, for buttons that ask for a code; none in a preview. */
  user?: string | undefined;
}

/** The card a tipper gets, and a creator sees before publishing. */
export function jarCard({ name, category, jar, links, amount, user }: Shown, texts: Texts): Card {
  const { say } = texts;
  return {
    title: amount ? say('card.title.amount', { name, amount: written(amount, texts) }) : say('card.title', { name }),
    color: HONEY,
    parts: [
      ...(category ? [{ part: 'small' as const, line: [category] }] : []),
      ...(jar.message ? [{ part: 'text' as const, line: [jar.message] }] : []),
      ...links.flatMap((link) => linkParts(link, { amount, user }, texts)),
      { part: 'small', line: say('card.handover') },
    ],
  };
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
    return [{ part: 'row', line, note: note(), button: { label, url } }];
  }
  const line = say('card.copy', { provider: provider.name, handle: copy ?? handle });
  if (code === undefined || user === undefined) {
    return [
      { part: 'text', line },
      { part: 'small', line: note(words('card.copy.how')) },
    ];
  }
  const options = { user, provider: provider.id, ...(amount && carries && { amount: typedAmount(amount) }) };
  const button = { label: words('button.code'), action: { command: 'tip code', options }, style: 'plain' as const };
  return [{ part: 'row', line, note: note(words('card.copy.how')), button }];
}
