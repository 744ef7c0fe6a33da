import { to } from '../../src/bot/action.ts';
import type { CommandWriting, Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Draft, type Jar, type Link, MOST_LINKS } from '../../src/jars/jar.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import { catalogue, type Provider, readHandle, readLinkAlone } from '../../src/providers/index.ts';
import { visible } from '../../src/text/plain-text.ts';
import type { Held } from '../cards/standing.ts';
import { handleIn } from '../options/provider.ts';
import { compareLink } from './compare.ts';

/** So many characters of a wrong field are kept. No handle is as long. */
const LONGEST_SLIP = 200;

/** What a jar will hold once its draft is published. */
export interface Drafted {
  links: Link[];
  /** Says for each provider, by its id, what is wrong with what was typed. These are not among the links. */
  wrong: Record<string, Refusal>;
}

/**
 * Gets the links that the jar will have once the draft is published, in the order in which they were chosen.
 * @throws {Refusal} when the jar would have too many links.
 */
export function withDraft(
  jar: Pick<Jar, 'links'> | undefined,
  { typed, removed }: Pick<Draft, 'typed' | 'removed'>,
  now: number,
): Drafted {
  const links = new Map((jar?.links ?? []).map((link) => [link.provider, link]));
  for (const id of removed) links.delete(id);
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
  if (links.size > MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
  return { links: [...links.values()], wrong };
}

/** Makes the refusal of a draft's wrong fields, with a button that opens the form again. */
export const wrongFields = (fields: Record<string, Refusal>): Refusal =>
  new Refusal(
    'setup.wrong',
    { count: Object.keys(fields).length },
    { fields, wayOn: { label: 'button.retry', action: to('tipjar setup services') } },
  );

/**
 * Puts a link that was pasted into the field of another service to its own, unless that has something typed already.
 */
export function underOwnService(typed: Record<string, string>): Record<string, string> {
  const own: Record<string, string> = { ...typed };
  for (const [id, text] of Object.entries(typed)) {
    const provider = catalogue.get(id);
    if (!provider || readHandle(provider, text).ok) continue;
    const link = readLinkAlone(text);
    if (!link?.ok || Object.hasOwn(own, link.provider.id)) continue;
    delete own[id];
    own[link.provider.id] = link.handle;
  }
  return own;
}

/**
 * Gets what a draft may keep of what was typed: handles, and mistakes for the creator to correct. It keeps no
 * addresses, because they could lead anywhere.
 */
export const keepable = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).map(([id, text]) => {
      const provider = catalogue.get(id);
      const reading = provider && readHandle(provider, text);
      if (reading?.ok) return [id, reading.handle];
      return [id, /[/:]/.test(text) ? '' : visible(text, LONGEST_SLIP)];
    }),
  );

/** Adds what was typed to a draft. A service that was to be taken out stays after all. */
export const joinDraft = (
  before: Draft | undefined,
  typed: Record<string, string>,
  now: number,
): Omit<Draft, 'findable'> => ({
  typed: { ...before?.typed, ...typed },
  removed: (before?.removed ?? []).filter((id) => !Object.hasOwn(typed, id)),
  at: now,
});

/** Makes the jar's links those of a published draft, and writes the changes into the journal. */
export async function putLinks(
  writing: CommandWriting,
  here: Here,
  before: Jar | undefined,
  links: readonly Link[],
): Promise<Held[]> {
  const { account } = here.caller;
  const held: Held[] = [];
  for (const { provider: id, handle } of before?.links ?? []) {
    const provider = catalogue.get(id);
    if (links.some((link) => link.provider === id)) continue;
    await writing.removeLink(account, id);
    if (provider) await noteLink(writing, here, 'link.removed', { provider, handle });
  }
  for (const { provider: id, handle, changedAt } of links) {
    const provider = catalogue.get(id);
    const present = before?.links.find((link) => link.provider === id);
    if (!provider || present?.handle === handle) continue;
    await writing.putLink(account, { provider: id, handle, at: changedAt });
    await noteLink(writing, here, present ? 'link.changed' : 'link.added', { provider, handle });
    held.push(...(await compareLink(writing, here, { provider: id, handle, changedAt })));
  }
  return held;
}

/**
 * Writes a change of a link into the journal of every community that lists the jar, because its card changes there. Who
 * left a community is no longer written into its journal. Whoever calls from there has come back.
 */
export async function noteLink(
  writing: CommandWriting,
  here: Here,
  action: JournalAction & `link.${string}`,
  { provider, handle }: { provider: Provider; handle: string },
): Promise<void> {
  const { account } = here.caller;
  const entry = { action, subject: account, what: provider.name, handle };
  for (const { community, leftAt } of await writing.listings(account)) {
    if (leftAt === undefined || community === here.community) await writing.note(entry, community);
  }
}
