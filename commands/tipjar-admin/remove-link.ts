import { form, to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { handleKey, type Provider } from '../../src/providers/index.ts';
import type { Reading } from '../../src/store/store.ts';
import { code } from '../../src/text/line.ts';
import { knownLinks, removalOf } from '../cards/links.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { stillHeld } from '../cards/standing.ts';
import { reasonField, reason as reasonOption } from '../options/own-words.ts';
import { provider as providerOption } from '../options/provider.ts';
import { compareAgain } from '../steps/compare.ts';
import { undecided } from '../steps/refuse-unseen.ts';

/**
 * Takes a link off a jar's card in this community. The link stays in the jar, which belongs to its owner, and on the
 * cards in other communities. The same handle stays off when it's added again; a different one is shown. A link that
 * waits for an admin is decided about in this way too.
 */
export const removeLink = defineCommand('tipjar-admin remove-link', {
  user: member(),
  provider: providerOption(),
  reason: optional(reasonOption()),
  seen: seenOption(),
}).run(async ({ user, provider, reason = '', seen }, context) => {
  const { community, write, now, say, words } = context;
  const { account, name } = user;
  const link = await write(async (writing) => {
    const { link, removals } = await linkHere(writing, user, provider, seen, context);
    if (!link) throw new Refusal('remove-link.absent', { name, provider: provider.name });
    const { handle } = link;
    if (removalOf(removals, link)?.cause === 'admin')
      throw new Refusal('remove-link.already', { provider: provider.name });
    const key = handleKey(provider, handle);
    await writing.putRemoval(community, account, { provider: provider.id, cause: 'admin', key, reason, at: now });
    await writing.note({ action: 'link.removed-by-admin', subject: account, what: provider.name, handle, reason });
    const values = { provider: provider.name, reason };
    await writing.tell(account, { name: reason ? 'link-removed-because' : 'link-removed', values });
    return link;
  });
  const undo = to('tipjar-admin restore-link', { user: user.id, provider: provider.id, seen: linksMark([link]) });
  return reply(say('remove-link.title', { provider: provider.name }), [
    text(say('remove-link.done', { name, provider: provider.name, handle: code(link.handle) })),
    buttons(button(words('button.restore-link'), undo)),
  ]);
});

/** Asks the admin for a reason before the link is taken off the card. */
export const removeLinkAsk = defineStep('tipjar-admin remove ask', {
  user: member(),
  provider: providerOption(),
  seen: seenOption(),
}).run(async ({ user, provider, seen }, context) => {
  const { read, words } = context;
  const link = await read(async (reading) => (await linkHere(reading, user, provider, seen, context)).link);
  if (!link) throw new Refusal('remove-link.absent', { name: user.name, provider: provider.name });
  return form(
    {
      title: words('remove-link.form'),
      submit: words('button.remove-link'),
      sends: 'tipjar-admin remove-link',
      fields: [reasonField(context)],
    },
    { user: user.id, provider: provider.id, seen },
  );
});

export const restoreLink = defineCommand('tipjar-admin restore-link', {
  user: member(),
  provider: providerOption(),
  seen: seenOption(),
}).run(async ({ user, provider, seen }, context) => {
  const { community, write, say, words, now } = context;
  const { account, name } = user;
  const values = { name, provider: provider.name };
  const { held, link } = await write(async (writing) => {
    const { link, removals } = await linkHere(writing, user, provider, seen, context);
    const decided = link !== undefined && removalOf(removals, link)?.cause === 'lookalike';
    const shown = seen !== undefined && link && { key: handleKey(provider, link.handle) };
    const dropped = await writing.dropRemovals(community, account, { provider: provider.id, ...shown });
    if (!dropped) throw new Refusal('restore-link.not-removed', values);
    const handle = link?.handle ?? '';
    await writing.note({ action: 'link.restored-by-admin', subject: account, what: provider.name, handle });
    await writing.tell(account, { name: 'link-restored', values: { provider: provider.name } });
    const held = decided ? [] : await compareAgain(writing, { community, account }, now, provider.id);
    return { held, link };
  });
  return reply(say('restore-link.title', { provider: provider.name }), [
    text(say('restore-link.done', values)),
    stillHeld(held, name, context),
    link &&
      held.length === 0 &&
      buttons(
        button(
          words('button.remove', { provider: provider.name }),
          to('tipjar-admin remove ask', { user: user.id, provider: provider.id, seen: linksMark([link]) }),
        ),
      ),
  ]);
});

/**
 * Gets a link of somebody's jar, and the removals from it.
 * @param seen The mark of the link that was shown, if a button is about that one alone.
 * @throws {Refusal} when the jar isn't listed here, because then admins here may not learn anything about it; and with
 *   the jar as it is now, when it has another link now.
 */
async function linkHere(reading: Reading, user: Member, { id }: Provider, seen: string | undefined, context: Context) {
  const { account, name } = user;
  const { community } = context;
  const jar = await reading.jar(account);
  if (!jar || !(await reading.listing(community, account))) throw new Refusal('tip.no-jar', { name });
  const link = knownLinks(jar.links).find(({ provider }) => provider.id === id);
  if (seen !== undefined && seen !== linksMark(link ? [link] : [])) {
    throw await undecided(['links'], user, reading, context);
  }
  return { link, removals: await reading.removals(community, account) };
}
