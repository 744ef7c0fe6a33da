import type { Button, Card } from '../../src/bot/answer.ts';
import type { Change, Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, type Link, MOST_LINKS } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { catalogue, readHandle } from '../../src/providers/index.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import { visible } from '../../src/text/plain-text.ts';
import { handleIn } from '../options/provider.ts';
import { compareLink, type Held } from '../steps/compare.ts';
import { noteLink } from '../steps/note-link.ts';
import { shownCategory } from './category.ts';
import { jarCard, shownLinks } from './jar-card.ts';
import { removedLines } from './removed.ts';
import { needsConfirmation, revealedByLink } from './reveals.ts';

/** Of a field that was wrong, in characters; no handle is as long. */
const LONGEST_SLIP = 200;

/** A form holds five fields on Discord; who wants more links runs the setup again. */
export const AT_ONCE = 5;

/**
 * The jar's links once a draft is published over them.
 * @throws {Refusal} with a sentence for each field that is wrong, or when the jar would be too full.
 */
export function withDraft(jar: Jar | undefined, typed: Record<string, string>, now: number): Link[] {
  const links = new Map((jar?.links ?? []).map((link) => [link.provider, link]));
  const wrong: Record<string, Refusal> = {};
  for (const [id, text] of Object.entries(typed)) {
    const provider = catalogue.get(id);
    if (!provider) continue;
    try {
      const handle = handleIn(provider, text);
      const before = links.get(id);
      links.set(id, before?.handle === handle ? before : { provider: id, handle, changedAt: now });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      wrong[id] = error;
    }
  }
  const count = Object.keys(wrong).length;
  if (count > 0) {
    const wayOn = { label: 'button.retry', action: { command: 'tipjar setup services' } } as const;
    throw new Refusal('setup.wrong', { count }, { fields: wrong, wayOn });
  }
  if (links.size > MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
  return [...links.values()];
}

/** What may be kept of what was typed: handles, and slips to mend; never an address, which could lead anywhere. */
export const keepable = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).map(([id, text]) => {
      const provider = catalogue.get(id);
      const reading = provider && readHandle(provider, text);
      if (reading?.ok) return [id, reading.handle];
      return [id, /[/:]/.test(text) ? '' : visible(text, LONGEST_SLIP)];
    }),
  );

interface Previewed {
  jar: Jar | undefined;
  listing: Listing | undefined;
  /** The jar's links with the draft's. */
  links: Link[];
  policy: Policy;
  removals: readonly Removal[];
  typed: Record<string, string>;
}

/** What a preview is made of besides the draft. */
export const forPreview = async (reading: Reading, { community, caller }: Context) => ({
  jar: await reading.jar(caller.account),
  listing: await reading.listing(community, caller.account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, caller.account),
});

/** The card as others will see it, with what it tells them about its owner. Publishing it is confirming that. */
export function preview(previewed: Previewed, context: Context): Card {
  const { jar, listing, links, policy, removals, typed } = previewed;
  const { say, words, caller, now } = context;
  const category = listing && shownCategory(listing, policy, context);
  const shown = { name: caller.name, category, links: shownLinks(links, policy, removals) };
  const card = jarCard({ ...shown, jar: { message: jar?.message ?? '' } }, context);
  const fresh = links.flatMap((link) => {
    const provider = Object.hasOwn(typed, link.provider) ? catalogue.get(link.provider) : undefined;
    return provider ? [{ provider, handle: link.handle }] : [];
  });
  const removed = fresh.flatMap((link) => removedLines(removals, link, context));
  const reveals = fresh.flatMap(({ provider, handle }) => revealedByLink(provider, handle, context));
  const blocked = fresh.filter(({ provider }) => !allows(policy, provider));
  const change: Button = {
    label: words('button.change'),
    action: { command: 'tipjar setup services' },
    style: 'plain',
  };
  const telling = fresh.some(({ provider, handle }) => needsConfirmation(provider, handle));
  return {
    ...card,
    parts: [
      { part: 'small', line: say('setup.preview') },
      { part: 'divider' },
      ...card.parts,
      ...removed.map((line) => ({ part: 'text' as const, line })),
      ...blocked.map(({ provider }) => ({
        part: 'text' as const,
        line: say('show.blocked', { provider: provider.name }),
      })),
      { part: 'divider' },
      { part: 'text', line: say(telling ? 'setup.telling' : 'setup.reveals') },
      ...reveals,
      {
        part: 'buttons',
        buttons: [
          {
            label: words('button.publish'),
            action: { command: 'tipjar publish', options: { draft: String(now) } },
            style: 'main',
          },
          ...(Object.keys(typed).length <= AT_ONCE ? [change] : []),
        ],
      },
    ],
  };
}

/** Puts a published draft's links into the jar, and writes down what that changed. */
export async function putLinks(
  change: Change,
  context: Context,
  before: Jar | undefined,
  links: Link[],
): Promise<Held[]> {
  const { account } = context.caller;
  const held: Held[] = [];
  for (const { provider: id, handle, changedAt } of links) {
    const provider = catalogue.get(id);
    const present = before?.links.find((link) => link.provider === id);
    if (!provider || present?.handle === handle) continue;
    await change.putLink(account, { provider: id, handle, at: changedAt });
    await noteLink(change, present ? 'link.changed' : 'link.added', { account, provider, handle });
    held.push(...(await compareLink(change, context, { provider: id, handle, changedAt })));
  }
  return held;
}
