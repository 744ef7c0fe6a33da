import { form, to } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { memberOrGone, optional } from '../../src/bot/options.ts';
import { reasonsOf } from '../../src/jars/listing.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { jarMarkOption } from '../cards/jar-mark.ts';
import { requestCard } from '../cards/request.ts';
import { reasonField, reason as reasonOption } from '../options/own-words.ts';
import { present, waitingListing } from '../steps/leaving.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

/**
 * Takes a waiting jar out of the community. Its owner keeps it, is told why, and may ask again. Reports on the jar stay
 * until an admin dismisses them.
 */
export const decline = defineCommand('tipjar-admin decline', {
  user: memberOrGone(),
  reason: optional(reasonOption()),
  seen: jarMarkOption(),
}).run(async ({ user: named, reason = '', seen }, context) => {
  const user = await present(named, context);
  const { community, caller, write, say, words } = context;
  const posted = await write(async (writing) => {
    const { holds, ...listing } = await waitingListing(writing, user, context);
    await refuseUnseen(seen, user, writing, context);
    await writing.removeListing(community, user.account);
    const what = reasonsOf(holds).join(' ');
    await writing.note({ action: 'listing.declined', subject: user.account, what, reason });
    const notice = reason ? ({ name: 'declined-because', values: { reason } } as const) : declinedNotice;
    await writing.tell(user.account, notice);
    const jar = await writing.jar(user.account);
    const texts = textsIn(languageOf((await writing.policy(community)).language));
    const card = jar && requestCard(listing, jar, { as: 'declined', admin: caller.account }, texts);
    if (card) await writing.settle(card, { about: 'request', subject: user.account });
    return card;
  });
  const answer = reply(say('decline.title'), [
    text(say('decline.done', { name: user.name })),
    buttons(button(words('button.requests'), to('tipjar-admin requests'))),
  ]);
  return { ...answer, ...(posted && { posted }) };
});

const declinedNotice = { name: 'declined', values: {} } as const;

/** Asks the admin for a reason before the jar is declined. */
export const declineAsk = defineStep('tipjar-admin decline ask', { user: memberOrGone(), seen: jarMarkOption() }).run(
  async ({ user: named, seen }, context) => {
    const user = await present(named, context);
    const { read, words } = context;
    await read(async (reading) => {
      await waitingListing(reading, user, context);
      await refuseUnseen(seen, user, reading, context);
    });
    return form(
      {
        title: words('decline.form'),
        submit: words('button.decline'),
        sends: 'tipjar-admin decline',
        fields: [reasonField(context)],
      },
      { user: user.id, seen },
    );
  },
);
