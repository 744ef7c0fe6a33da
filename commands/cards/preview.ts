import { to } from '../../src/bot/action.ts';
import type { Button, Reply } from '../../src/bot/answer.ts';
import type { Context, Here } from '../../src/bot/command.ts';
import { button, buttons, divider, mainButton, type Parts, reply, small, text } from '../../src/bot/kit.ts';
import type { Jar, Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import { currencyHere } from '../options/amount.ts';
import { jarCard } from './jar-card.ts';
import { knownLinks, removedLine, shownLinks } from './links.ts';
import { shownCategory } from './names.ts';
import { needsConfirmation, revealedByLink } from './reveals.ts';
import { linksMark } from './shown-mark.ts';

/** Discord's forms have at most five fields. Creators who want more links run the setup again. */
export const AT_ONCE = 5;

interface BeforeDraft {
  jar: Jar | undefined;
  listing: Listing | undefined;
  policy: Policy;
  removals: readonly Removal[];
  /** Whether the owner of the draft wants to be found in the directory. */
  findable: boolean;
}

/** Reads what a preview needs besides the draft. */
export const forPreview = async (reading: Reading, { community, caller }: Here): Promise<BeforeDraft> => ({
  jar: await reading.jar(caller.account),
  listing: await reading.listing(community, caller.account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, caller.account),
  findable: (await reading.draft(community, caller.account))?.findable ?? false,
});

interface Previewed extends BeforeDraft {
  /** The links that the jar will have once the draft is published. */
  links: Link[];
  /** Holds what was typed, by the providers' ids. */
  typed: Record<string, string>;
}

/**
 * Shows the card as others will see it, with what it tells them about its owner. By publishing it, the owner confirms
 * that this is fine.
 * @param above These parts stand above the card.
 */
export function preview(previewed: Previewed, context: Context, above: Parts = []): Reply {
  const { jar, listing, links, policy, removals, typed } = previewed;
  const { say, words, caller } = context;
  const category = listing && shownCategory(listing, policy, context);
  const shown = { name: caller.name, category, links: shownLinks(links, policy, removals) };
  const { title, parts } = jarCard({ ...shown, jar: { message: jar?.message ?? '' } }, context);
  const fresh = knownLinks(links.filter(({ provider }) => Object.hasOwn(typed, provider)));
  const blocked = fresh.filter(({ provider }) => !allows(policy, provider));
  const telling = fresh.some(({ provider, handle }) => needsConfirmation(provider, handle));
  return reply(title, [
    above,
    small(say('setup.preview')),
    divider,
    parts,
    fresh.map((link) => {
      const line = removedLine(removals, link, context);
      return line && text(line);
    }),
    blocked.map(({ provider }) => text(say('show.blocked', { provider: provider.name }))),
    divider,
    text(say(telling ? 'setup.telling' : 'setup.reveals')),
    fresh.map(({ provider, handle }) => revealedByLink(provider, handle, context)),
    previewed.findable && !listing && small(say('directory.setup')),
    small(say('show.currency', { currency: currencyHere(jar, context) })),
    buttons(
      mainButton(words('button.publish'), to('tipjar publish', { draft: linksMark(links) })),
      findableDraftButton(previewed, context),
      button(words('button.currency'), to('tipjar currency field')),
      Object.keys(typed).length <= AT_ONCE && button(words('button.change'), to('tipjar setup services')),
    ),
  ]);
}

/** Jars that are listed, and those that admins approve first, have a button of their own for this. */
function findableDraftButton({ listing, policy, findable }: Previewed, { words }: Context): Button | undefined {
  if (!policy.features.has('directory') || listing || policy.eligibility === 'approval') return undefined;
  return findable
    ? button(words('button.unfind'), to('tipjar setup directory', { state: 'off' }))
    : button(words('button.find'), to('tipjar setup directory', { state: 'on' }));
}
