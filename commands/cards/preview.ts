import { to, toChoose } from '../../src/bot/action.ts';
import type { Button, Choosing, Part, Reply } from '../../src/bot/answer.ts';
import type { Context, Here } from '../../src/bot/command.ts';
import { button, buttons, divider, menu, type Parts, reply, small, submitButton, text } from '../../src/bot/kit.ts';
import type { Refusal } from '../../src/bot/refusal.ts';
import { type Draft, type Jar, type Link, MOST_LINKS } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import { currencyHere } from '../options/amount.ts';
import { jarCard } from './jar-card.ts';
import { knownLinks, removedLine, shownLinks } from './links.ts';
import { providerName, shownCategory } from './names.ts';
import { needsConfirmation, revealedByLink } from './reveals.ts';
import { AT_ONCE } from './services-menu.ts';
import { linksMark } from './shown-mark.ts';

interface BeforeDraft {
  jar: Jar | undefined;
  draft: Draft | undefined;
  listing: Listing | undefined;
  policy: Policy;
  removals: readonly Removal[];
}

/** Reads what a preview is made from. */
export const forPreview = async (reading: Reading, { community, caller }: Here): Promise<BeforeDraft> => ({
  jar: await reading.jar(caller.account),
  draft: await reading.draft(community, caller.account),
  listing: await reading.listing(community, caller.account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, caller.account),
});

interface Previewed extends BeforeDraft {
  /** The links that the jar will have once the draft is published. */
  links: readonly Link[];
  /** Says what is wrong with what was typed for other providers, by their ids. */
  wrong: Readonly<Record<string, Refusal>>;
}

/**
 * Shows the card as others will see it, with what it tells them about its owner. By publishing it, the owner confirms
 * that this is fine.
 * @param above These parts stand above the card.
 */
export function preview(previewed: Previewed, context: Context, above: Parts = []): Reply {
  const { jar, draft, listing, links, wrong, policy, removals } = previewed;
  const { say, words, caller } = context;
  const category = listing && shownCategory(listing, policy, context);
  const shown = { name: caller.name, category, links: shownLinks(links, policy, removals) };
  const { title, parts } = jarCard({ ...shown, jar: { message: jar?.message ?? '' } }, context);
  const typedIds = Object.keys(draft?.typed ?? {});
  const fresh = knownLinks(links.filter(({ provider }) => typedIds.includes(provider)));
  const blocked = fresh.filter(({ provider }) => !allows(policy, provider));
  const telling = fresh.some(({ provider, handle }) => needsConfirmation(provider, handle));
  return reply(title, [
    above,
    small(say('setup.preview')),
    divider,
    parts,
    Object.keys(wrong).map((id) => text(say('setup.left-out', { provider: providerName(id) }))),
    fresh.map((link) => {
      const line = removedLine(removals, link, context);
      return line && text(line);
    }),
    blocked.map(({ provider }) => text(say('show.blocked', { provider: provider.name }))),
    draft?.removed.map((id) => text(say('setup.taken-out', { provider: providerName(id) }))),
    divider,
    fresh.length > 0 && text(say(telling ? 'setup.telling' : 'setup.reveals')),
    fresh.map(({ provider, handle }) => revealedByLink(provider, handle, context)),
    draft?.findable && !listing && small(say('directory.setup')),
    small(say('show.currency', { currency: currencyHere(jar, context) })),
    // A jar without any link couldn't be published, so the last one stays.
    links.length > 1 &&
      serviceMenu(toChoose('tipjar setup remove', 'provider'), words('setup.take-out'), links.map(idOf)),
    typedIds.length > AT_ONCE &&
      serviceMenu(toChoose('tipjar setup services', 'services'), words('button.change'), typedIds),
    buttons(
      links.length < MOST_LINKS && button(words('button.add-service'), to('tipjar setup', { group: 'common' })),
      typedIds.length > 0 && typedIds.length <= AT_ONCE && button(words('button.change'), to('tipjar setup services')),
      findableDraftButton(previewed, context),
      button(words('button.currency'), to('tipjar currency field')),
      submitButton(words('button.publish'), to('tipjar publish', { draft: linksMark(links) })),
    ),
  ]);
}

const idOf = ({ provider }: Link): string => provider;

/** Makes a menu of some services, from which one is chosen. */
const serviceMenu = (choosing: Choosing, label: string, ids: readonly string[]): Part =>
  menu(choosing, label, [{ label, choices: ids.map((id) => ({ value: id, label: providerName(id) })) }]);
/** Jars that are listed, and those that admins approve first, have a button of their own for this. */
function findableDraftButton({ draft, listing, policy }: Previewed, { words }: Context): Button | undefined {
  if (!draft || !policy.features.has('directory') || listing || policy.eligibility === 'approval') return undefined;
  return draft.findable
    ? button(words('button.unfind'), to('tipjar setup directory', { state: 'off' }))
    : button(words('button.find'), to('tipjar setup directory', { state: 'on' }));
}
