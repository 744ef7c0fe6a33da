import type { Part } from '../../src/bot/answer.ts';
import { small, text } from '../../src/bot/kit.ts';
import { type Provider, publishedBy } from '../../src/providers/index.ts';
import type { Texts } from '../../src/text/texts.ts';

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
