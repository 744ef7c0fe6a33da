import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, statusOf } from '../../src/jars/listing.ts';
import { owesRules } from '../../src/jars/rules.ts';
import { HONEY } from '../cards/jar-card.ts';
import { acceptedNow, askForRules } from '../steps/accept-rules.ts';

export const pause = defineCommand({ name: 'tipjar pause', options: {}, run: (_, context) => set('paused', context) });
export const resume = defineCommand({ name: 'tipjar resume', options: {}, run: (_, context) => set('live', context) });

async function set(wanted: 'paused' | 'live', context: Context) {
  const { community, caller, change, say, words, now } = context;
  const opposite = wanted === 'paused' ? 'resume' : 'pause';
  const { unread, on } = await change(async (writing) => {
    const listing = await writing.listing(community, caller.account);
    if (!listing) throw new Refusal((await writing.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
    const status = statusOf(asOf(listing, caller.joinedAt));
    if (status === 'suspended') throw new Refusal('jar.suspended');
    if (status === 'pending' || status === 'left') throw new Refusal(`jar.${status}`);
    if (status === wanted) throw new Refusal(`jar.already.${wanted}`);
    const policy = await writing.policy(community);
    const accepted = acceptedNow(policy, context, listing.rulesAccepted);
    if (wanted === 'live' && owesRules(policy, accepted)) return { unread: policy, on: policy.on };
    const pausedAt = wanted === 'paused' ? now : undefined;
    await writing.putListing({ ...listing, pausedAt, rulesAccepted: accepted });
    await writing.note({
      action: wanted === 'paused' ? 'listing.paused' : 'listing.resumed',
      subject: caller.account,
    });
    return { unread: undefined, on: policy.on };
  });
  if (unread) return askForRules(unread, { command: 'tipjar resume' }, context);
  return reply({
    title: say('show.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say(`standing.${on || wanted === 'paused' ? wanted : 'off'}`) },
      {
        part: 'buttons',
        buttons: [{ label: words(`button.${opposite}`), action: { command: `tipjar ${opposite}` }, style: 'plain' }],
      },
    ],
  });
}
