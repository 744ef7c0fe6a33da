import type { Part } from '../../src/bot/answer.ts';
import { small, text } from '../../src/bot/kit.ts';
import { type Provider, publishedBy } from '../../src/providers/index.ts';
import { commas } from '../../src/text/formats.ts';
import { memoize } from '../../src/text/memoize.ts';
import { type Language, type Texts, textsIn } from '../../src/text/texts.ts';

/** Each of these flags is a sentence of its own. The others are things that become known, listed in one sentence. */
const CONDITIONS = ['account-needed', 'app-needed', 'recurring', 'added-tip', 'nothing-shown'] as const;
type Condition = (typeof CONDITIONS)[number];
const isCondition = (flag: string): flag is Condition => CONDITIONS.some((one) => one === flag);

/** A card lists at most so many, because nobody reads more. The catalogue has the most important ones first. */
const MOST_KNOWN = 3;

/** Says in a short note what a payment reveals about the person who pays, and how to avoid it. */
export const revealedToCreator = (provider: Provider, { language }: Pick<Texts, 'language'>): string =>
  notes(language)(provider);

/** The notes are on every card, and always the same. */
const notes = memoize((language: Language) => memoize((provider: Provider) => noteOf(provider, textsIn(language))));

function noteOf({ reveals }: Provider, { words, language }: Texts): string {
  const known = reveals.tipper.filter((flag) => !isCondition(flag)).slice(0, MOST_KNOWN);
  const sentences = [
    ...(known.length > 0
      ? [
          words('reveals.may-show', {
            what: commas(
              known.map((flag) => words(`reveals.tipper.${flag}`)),
              language,
            ),
          }),
        ]
      : []),
    ...reveals.tipper.filter(isCondition).map((flag) => words(`reveals.tipper.${flag}`)),
    ...reveals.advice.slice(0, 1).map((flag) => words(`reveals.advice.${flag}`)),
  ];
  return sentences.join(' ');
}

/** Says whether the handle itself publishes something about its owner, who then has to confirm it first. */
export const needsConfirmation = (provider: Provider, handle: string): boolean =>
  publishedBy(provider, handle).length > 0;

/** Says what a published link tells everybody about its owner. */
export function revealedByLink(provider: Provider, handle: string, { say, words }: Texts): Part | undefined {
  const { reveals } = provider;
  const flags = new Set([...publishedBy(provider, handle), ...reveals.creator]);
  const sentences = [
    ...[...flags].map((flag) => words(`reveals.creator.${flag}`)),
    ...reveals.creatorAdvice.map((flag) => words(`reveals.creator-advice.${flag}`)),
  ];
  if (sentences.length === 0) return undefined;
  const line = say('reveals.of', { provider: provider.name, what: sentences.join(' ') });
  return needsConfirmation(provider, handle) ? text(line) : small(line);
}
