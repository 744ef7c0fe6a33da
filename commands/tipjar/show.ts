import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, row, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Standing, statusOf } from '../../src/jars/listing.ts';
import { allows } from '../../src/jars/policy.ts';
import { shortened } from '../cards/lengths.ts';
import { type KnownLink, knownLinks, onlyWaits, removedLine } from '../cards/links.ts';
import { linksMark } from '../cards/shown-mark.ts';
import { nextButtons, removeButton, standingParts } from '../cards/standing.ts';
import { jarHere, missingHere } from '../steps/jar-here.ts';
import { callersRoles, eligibility, type Roles } from '../steps/roles.ts';

export const show = defineCommand('tipjar show', {})
  .lookUp(callersRoles)
  .run(async (_, context, roles) => {
    const own = await ownJar(context, roles);
    if (!own) throw new Refusal('jar.none');
    return own;
  });

/** Makes the card on which a creator sees their jar and how it stands here; undefined for somebody without a jar. */
export async function ownJar(context: Context, roles: Roles): Promise<Reply | undefined> {
  const { caller, community, read, say, words } = context;
  const { jar, here, removals } = await read(async (reading) => ({
    jar: await reading.jar(caller.account),
    here: await jarHere(reading, context),
    removals: await reading.removals(community, caller.account),
  }));
  if (!jar) return undefined;
  const { listing, policy } = here;
  const allowed = eligibility(policy, roles, context);
  const status = listing && statusOf(listing);
  const waits = status === 'live' && onlyWaits(jar.links, removals);
  const listed = waits ? 'pending' : (status ?? missingHere(policy));
  const standing: Standing = policy.on ? (allowed === 'yes' ? listed : allowed) : 'off';

  const whyHidden = (link: KnownLink) => {
    const blocked = !allows(policy, link.provider);
    return (
      removedLine(removals, link, context) ??
      (blocked ? say('show.blocked', { provider: link.provider.name }) : undefined)
    );
  };
  const links = knownLinks(jar.links);
  return reply(say('show.title'), [
    standingParts(standing, here, context),
    text(jar.message ? say('show.message', { message: jar.message }) : say('show.no-message')),
    jar.currency && text(say('show.currency', { currency: jar.currency })),
    links.length === 0 && text(say('show.empty')),
    links.map((link) => {
      const { name } = link.provider;
      const remove = removeButton(link, context);
      const line = say('card.link', { provider: name, handle: shortened(link.handle) });
      return row(line, remove, whyHidden(link));
    }),
    buttons(
      nextButtons(standing, here, context, linksMark(jar.links)),
      button(words('button.setup'), to('tipjar setup')),
      links.length > 1 && button(words('button.order'), to('tipjar order')),
    ),
  ]);
}
