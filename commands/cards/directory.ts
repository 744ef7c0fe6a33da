import { to } from '../../src/bot/action.ts';
import type { Button } from '../../src/bot/answer.ts';
import { button, mainButton } from '../../src/bot/kit.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Texts } from '../../src/text/texts.ts';

/** Makes the button by which the owner of a jar is found in the directory, or no longer. There is none without one. */
export function findableButton(
  listing: Pick<Listing, 'findable' | 'suspendedAt'> | undefined,
  { features }: Pick<Policy, 'features'>,
  { words }: Pick<Texts, 'words'>,
): Button | undefined {
  if (!features.has('directory') || !listing || listing.suspendedAt !== undefined) return undefined;
  return listing.findable
    ? button(words('button.unfind'), to('tipjar directory', { state: 'off' }))
    : button(words('button.find'), to('tipjar directory', { state: 'on' }));
}

/** Makes the button for somebody who looks at the directory: to be found there too, or to make a jar first. */
export const ownButton = (
  listing: Listing | undefined,
  policy: Policy,
  texts: Pick<Texts, 'words'>,
): Button | undefined =>
  listing ? findableButton(listing, policy, texts) : mainButton(texts.words('button.set-up'), to('tipjar setup'));
