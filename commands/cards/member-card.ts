import { to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, type Parts, row, text } from '../../src/bot/kit.ts';
import { statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { jarMark } from './jar-mark.ts';
import { knownLinks, removalOf } from './links.ts';
import { decisionButtons } from './request.ts';
import { linksMark } from './shown-mark.ts';
import { holdLines, messageLine, pageButtons, reportLines } from './waiting.ts';

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
  // The reports for which a jar is on hold stand under that hold.
  const reports = listing.holds.reports === undefined ? await reportLines(account, reading, context) : [];
  const removals = await reading.removals(community, account);
  const count = await reading.reportCount(community, account);
  const reported = listing.holds.reports !== undefined || count > 0;
  const seen = await jarMark(reading, account, context);
  return [
    text(say(`panel.member.${status}`, { name })),
    (await holdLines(listing, reading, context)).map(text),
    count > 0 && text(say('panel.member.reports', { count })),
    reports.map(text),
    messageLine(jar, context).map(text),
    buttons(
      status === 'pending' && decisionButtons(account, seen, context),
      status === 'suspended'
        ? button(words('button.restore'), to('tipjar-admin restore', { user, seen }))
        : dangerButton(words('button.suspend'), to('tipjar-admin suspend ask', { user, seen })),
      reported && button(words('button.dismiss'), to('tipjar-admin dismiss', { user, seen })),
    ),
    buttons(pageButtons(knownLinks(jar.links), context)),
    knownLinks(jar.links).map((link) => {
      const { id: provider, name: service } = link.provider;
      const about = { user, provider, seen: linksMark([link]) };
      return row(
        say('card.link', { provider: service, handle: link.handle }),
        removalOf(removals, link)
          ? button(words('button.show-link', { provider: service }), to('tipjar-admin restore-link', about))
          : button(words('button.remove', { provider: service }), to('tipjar-admin remove ask', about)),
      );
    }),
  ];
}
