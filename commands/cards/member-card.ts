import { to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, type Parts, row, text } from '../../src/bot/kit.ts';
import { statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { jarMark } from './jar-mark.ts';
import { knownLinks } from './links.ts';
import { decisionButtons } from './request.ts';
import { linksMark } from './shown-mark.ts';
import { messageLine, reasonLines, reportLines } from './waiting.ts';

/** Shows an admin how somebody's jar stands here and what is in it, with buttons for what can be done about it. */
export async function memberParts(
  { id: user, account, name }: Member,
  reading: Reading,
  context: Context,
): Promise<Parts> {
  const { community, say, words } = context;
  const listing = await reading.listing(community, account);
  const jar = await reading.jar(account);
  if (!listing || !jar) return [text(say('tip.no-jar', { name }))];
  const status = statusOf(listing);
  const pending = status === 'pending';
  const reports = await reportLines(account, reading, context);
  const seen = await jarMark(reading, account, context);
  return [
    text(say(`panel.member.${status}`, { name })),
    (pending ? await reasonLines(listing, reading, context) : reports).map(text),
    messageLine(jar, context).map(text),
    buttons(
      pending && decisionButtons(account, seen, context),
      status === 'suspended'
        ? button(words('button.restore'), to('tipjar-admin restore', { user, seen }))
        : dangerButton(words('button.suspend'), to('tipjar-admin suspend', { user, seen })),
      reports.length > 0 && button(words('button.dismiss'), to('tipjar-admin dismiss', { user, seen })),
    ),
    knownLinks(jar.links).map((link) => {
      const { provider, handle } = link;
      const remove = to('tipjar-admin remove-link', { user, provider: provider.id, seen: linksMark([link]) });
      const line = say('card.link', { provider: provider.name, handle });
      return row(line, button(words('button.remove', { provider: provider.name }), remove));
    }),
  ];
}
