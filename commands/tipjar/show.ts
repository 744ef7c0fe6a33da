import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, row, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { allows } from '../../src/jars/policy.ts';
import { findableButton } from '../cards/directory.ts';
import { shortened } from '../cards/lengths.ts';
import { type KnownLink, knownLinks, removedLine } from '../cards/links.ts';
import { toSetUp } from '../cards/set-up.ts';
import { linksMark } from '../cards/shown-mark.ts';
import { nextButtons, removeButton, standingParts } from '../cards/standing.ts';
import { ownStanding } from '../steps/own-standing.ts';
import { callersRoles, type Roles } from '../steps/roles.ts';

export const show = defineCommand('tipjar show', {})
  .lookUp(callersRoles)
  .run(async (_, context, roles) => {
    const own = await ownJar(context, roles);
    if (!own) throw new Refusal('jar.none', {}, { wayOn: toSetUp });
    return own;
  });

/** Makes the card on which a creator sees their jar and how it stands here; undefined for somebody without a jar. */
export async function ownJar(context: Context, roles: Roles): Promise<Reply | undefined> {
  const { read, say, words } = context;
  const { jar, here, removals, standing } = await read((reading) => ownStanding(reading, context, roles));
  if (!jar) return undefined;
  const { policy } = here;
  const whyHidden = (link: KnownLink) => {
    const blocked = !allows(policy, link.provider);
    return (
      removedLine(removals, link, context) ??
      (blocked ? say('show.blocked', { provider: link.provider.name }) : undefined)
    );
  };
  const links = knownLinks(jar.links);
  const emptyButLive = standing === 'live' && links.length === 0;
  const found = findableButton(here.listing, policy, context);
  const others = [
    (emptyButLive ? mainButton : button)(words('button.setup'), to('tipjar setup')),
    ...(found ? [found] : []),
    ...(links.length > 1 ? [button(words('button.order'), to('tipjar order'))] : []),
  ];
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
    buttons(emptyButLive ? others : nextButtons(standing, here, context, linksMark(jar.links), others)),
  ]);
}
