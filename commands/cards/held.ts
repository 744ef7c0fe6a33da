import type { Part } from '../../src/bot/answer.ts';
import { text } from '../../src/bot/kit.ts';
import type { Texts } from '../../src/text/texts.ts';
import { providerName } from './provider-name.ts';

/** A link that makes the jar wait for an admin: where the caller is, or in another community. */
export interface Held {
  provider: string;
  here: boolean;
}

/** What a creator is told on the spot about links that made their jar wait for an admin. */
export const heldParts = (held: readonly Held[], { say }: Pick<Texts, 'say'>): Part[] =>
  held.map(({ provider: id, here }) => {
    const provider = providerName(id);
    return text(here ? say('lookalike.here', { provider }) : say('lookalike.elsewhere', { provider }));
  });
