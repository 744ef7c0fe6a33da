import { to } from '../../src/bot/action.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, statusOf } from '../../src/jars/listing.ts';
import { owesRules } from '../../src/jars/policy.ts';
import { askForRules } from '../cards/rules.ts';
import { acceptedNow, acceptedOption } from '../steps/accepted-rules.ts';

export const pause = defineCommand('tipjar pause', {}).run((_, context) => set('paused', context));

export const resume = defineCommand('tipjar resume', { accepted: acceptedOption() }).run(({ accepted }, context) =>
  set('live', context, accepted),
);

async function set(wanted: 'paused' | 'live', context: Context, pressed?: string): Promise<Answer> {
  const { community, caller, write, say, words, now } = context;
  const { unread, on } = await write(async (writing) => {
    const listing = await writing.listing(community, caller.account);
    if (!listing) throw new Refusal((await writing.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
    const status = statusOf(asOf(listing, caller.joinedAt));
    if (status === 'suspended') throw new Refusal('jar.suspended');
    if (status === 'pending' || status === 'left') throw new Refusal(`jar.${status}`);
    if (status === wanted) throw new Refusal(`jar.already.${wanted}`);
    const policy = await writing.policy(community);
    const accepted = acceptedNow(policy, pressed, listing.rulesAccepted);
    if (wanted === 'live' && owesRules(policy, accepted)) return { unread: policy, on: policy.on };
    const pausedAt = wanted === 'paused' ? now : undefined;
    await writing.putListing({ ...listing, pausedAt, rulesAccepted: accepted });
    const action = wanted === 'paused' ? 'listing.paused' : 'listing.resumed';
    await writing.note({ action, subject: caller.account });
    return { unread: undefined, on: policy.on };
  });
  if (unread) {
    return askForRules(unread, (accepted) => to('tipjar resume', { accepted }), pressed !== undefined, context);
  }
  const undo =
    wanted === 'paused'
      ? button(words('button.resume'), to('tipjar resume'))
      : button(words('button.pause'), to('tipjar pause'));
  return reply(say('show.title'), [text(say(`standing.${on || wanted === 'paused' ? wanted : 'off'}`)), buttons(undo)]);
}
