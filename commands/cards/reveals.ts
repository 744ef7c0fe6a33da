import type { Part } from '../../src/bot/answer.ts';
import { small, text } from '../../src/bot/kit.ts';
import { type Provider, publishedBy } from '../../src/providers/index.ts';
import type { Texts } from '../../src/text/texts.ts';

/** Conditions, which are sentences; the others are things that come to be known, and are listed in one. */
const CONDITIONS = ['account-needed', 'app-needed', 'recurring', 'added-tip', 'nothing-shown'] as const;
type Condition = (typeof CONDITIONS)[number];
const isCondition = (flag: string): flag is Condition => CONDITIONS.some((one) => one === flag);

/** More than this many in one place is read by nobody; the catalogue has the weightiest first. */
const MOST_KNOWN = 3;

/** What a payment reveals about who pays, and how to avoid it, in one short note. */
export function revealedToCreator({ reveals }: Provider, { words }: Texts): string {
  const known = reveals.tipper.filter((flag) => !isCondition(flag)).slice(0, MOST_KNOWN);
  const sentences = [
    ...(known.length > 0
      ? [words('reveals.may-show', { what: known.map((flag) => words(`reveals.tipper.${flag}`)).join(', ') })]
      : []),
    ...reveals.tipper.filter(isCondition).map((flag) => words(`reveals.tipper.${flag}`)),
    ...reveals.advice.slice(0, 1).map((flag) => words(`reveals.advice.${flag}`)),
  ];
  return sentences.join(' ');
}

/** True when the handle itself publishes something about its owner, who confirms it first. */
export const needsConfirmation = (provider: Provider, handle: string): boolean =>
  publishedBy(provider, handle).length > 0;

/** What publishing a link tells everybody about its owner. */
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
