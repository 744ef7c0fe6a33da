import type { Card, Part } from '../../src/bot/answer.ts';
import type { Texts } from '../../src/bot/texts.ts';
import type { Jar, Link } from '../../src/jars/jar.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { type Amount, amountLink, type Provider, payment } from '../../src/providers/index.ts';
import { typedAmount, written } from './amount.ts';
import { known } from './provider.ts';
import { revealedToCreator } from './reveals.ts';

export const HONEY = '#e8a33d';

export interface ShownLink {
  provider: Provider;
  handle: string;
  /** Undefined where the provider has no page to lead to. */
  url: string | undefined;
}

/** The links of a jar that a community lets be seen, of the providers that are still in the catalogue. */
export function shownLinks(links: readonly Link[], policy: Policy): ShownLink[] {
  return links.map(known).filter((link) => link !== undefined && allows(policy, link.provider)) as ShownLink[];
}

/** Where a link leads or what a payer copies, with the amount where it can carry one. */
export function destination({ provider, handle, url }: ShownLink, amount: Amount | undefined) {
  if (url !== undefined) {
    const withAmount = amount && amountLink(provider, handle, amount);
    return { url: withAmount ?? url, copy: undefined, code: withAmount ?? url, carries: withAmount !== undefined };
  }
  const plain = payment(provider, handle);
  const paid = amount ? payment(provider, handle, amount) : plain;
  return { url: undefined, copy: plain?.copy, code: paid?.uri, carries: paid?.uri !== plain?.uri };
}

export interface Shown {
  name: string;
  jar: Pick<Jar, 'message'>;
  links: readonly ShownLink[];
  amount?: Amount | undefined;
  /** The account's id on the platform, for buttons that ask for a code; none in a preview. */
  user?: string | undefined;
}

/** The card a tipper gets, and a creator sees before publishing. */
export function jarCard({ name, jar, links, amount, user }: Shown, texts: Texts): Card {
  const { say } = texts;
  return {
    title: amount ? say('card.title.amount', { name, amount: written(amount, texts) }) : say('card.title', { name }),
    color: HONEY,
    parts: [
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
  const note = (...more: string[]) => [[...more, ...byHand, revealedToCreator(provider, texts)].join(' ')];
  if (url !== undefined) {
    const label = amount && carries ? `${provider.name} · ${written(amount, texts)}` : provider.name;
    const line = say('card.link', { provider: provider.name, handle });
    return [{ part: 'row', line, note: note(), button: { label, url } }];
  }
  const line = say('card.copy', { provider: provider.name, handle: copy ?? handle });
  if (code === undefined || user === undefined) {
    return [
      { part: 'text', line },
      { part: 'small', line: note(words('card.copy.how')) },
    ];
  }
  const options = { user, provider: provider.id, ...(amount && { amount: typedAmount(amount) }) };
  const button = { label: words('button.code'), action: { command: 'tip code', options }, style: 'plain' as const };
  return [{ part: 'row', line, note: note(words('card.copy.how')), button }];
}
