import type { Provider, TipperFlag } from '../../src/providers/index.ts';
import { list } from '../../src/text/formats.ts';
import { memoize } from '../../src/text/memoize.ts';
import { type Language, type Texts, textsIn } from '../../src/text/texts.ts';

/** Everybody may see these things. What is in neither list, the creator may see. */
const PUBLIC: readonly TipperFlag[] = [
  'public-name',
  'public-amount',
  'public-feed',
  'public-badge',
  'public-ledger',
  'on-stream',
];
/** Each of these is a sentence of its own. */
const SENTENCES: readonly TipperFlag[] = ['account-needed', 'app-needed', 'recurring', 'added-tip', 'nothing-shown'];

/** Who doesn't know these loses money, or pays more than they meant to. They are always on the card. */
const RISKS: readonly string[] = ['irreversible', 'right-network', 'recurring', 'added-tip'];

/** A card names so many things that somebody may see, then says that there are more. The catalogue has the most important first. */
const MOST_NAMED = 2;

const sorted = ({ reveals: { tipper } }: Provider) => ({
  creator: tipper.filter((flag) => !PUBLIC.includes(flag) && !SENTENCES.includes(flag)),
  everybody: tipper.filter((flag) => PUBLIC.includes(flag)),
  sentences: tipper.filter((flag) => SENTENCES.includes(flag)),
});

const named = (flags: readonly TipperFlag[], { words }: Texts): string[] =>
  flags.map((flag) => words(`reveals.tipper.${flag}`));

const advice = ({ reveals }: Provider, { words }: Texts) =>
  reveals.advice.map((flag) => ({ flag, sentence: words(`reveals.advice.${flag}`) }));

/** Explains a service to who pays: what the creator may see, what everybody may see, what is needed, what to do about it. */
export function explained(provider: Provider, name: string, { language }: Pick<Texts, 'language'>): string[] {
  const texts = textsIn(language);
  const { creator, everybody, sentences } = sorted(provider);
  return [
    creator.length > 0 ? texts.words('reveals.sees', { name, what: list(named(creator, texts), language) }) : '',
    everybody.length > 0 ? texts.words('reveals.everybody', { what: list(named(everybody, texts), language) }) : '',
    named(sentences, texts).join(' '),
    advice(provider, texts)
      .map(({ sentence }) => sentence)
      .join(' '),
  ].filter(Boolean);
}

/** What cards say of a service, apart from the creator's name. It's on every card, and always the same. */
const prepared = memoize((language: Language) => memoize((provider: Provider) => prepare(provider, textsIn(language))));

function prepare(provider: Provider, texts: Texts) {
  const { creator, everybody, sentences } = sorted(provider);
  const inShort = (flags: readonly TipperFlag[]) => {
    const first = named(flags.slice(0, MOST_NAMED), texts);
    return list(flags.length > MOST_NAMED ? [...first, texts.words('reveals.more')] : first, texts.language);
  };
  const seenByAll = everybody.length > 0 ? [texts.words('reveals.everybody', { what: inShort(everybody) })] : [];
  return {
    creatorSees: creator.length > 0 ? inShort(creator) : undefined,
    others: [
      ...seenByAll,
      ...named(
        sentences.filter((flag) => flag === 'nothing-shown'),
        texts,
      ),
    ].join(' '),
    risks: [
      ...advice(provider, texts).flatMap(({ flag, sentence }) => (RISKS.includes(flag) ? [sentence] : [])),
      ...named(
        sentences.filter((flag) => RISKS.includes(flag)),
        texts,
      ),
    ].join(' '),
  };
}

/** Says what a payment to this service may cost that one doesn't expect. It's empty for most. */
export const risksOf = (provider: Provider, { language }: Pick<Texts, 'language'>): string =>
  prepared(language)(provider).risks;

/** Says in one line what the creator and everybody may learn about who pays, the most important first. */
export function seenInShort(
  provider: Provider,
  name: string,
  { language, words }: Pick<Texts, 'language' | 'words'>,
): string {
  const { creatorSees, others } = prepared(language)(provider);
  if (creatorSees === undefined) return others;
  const sentence = words('reveals.sees', { name, what: creatorSees });
  return others === '' ? sentence : `${sentence} ${others}`;
}
