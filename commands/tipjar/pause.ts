import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { HONEY } from '../shared/jar-card.ts';

export const pause = defineCommand({ name: 'tipjar pause', options: {}, run: (_, context) => set('paused', context) });
export const resume = defineCommand({ name: 'tipjar resume', options: {}, run: (_, context) => set('live', context) });

async function set(wanted: 'paused' | 'live', { community, caller, change, say, words, now }: Context) {
  const opposite = wanted === 'paused' ? 'resume' : 'pause';
  await change(async (writing) => {
    const listing = await writing.listing(community, caller.account);
    if (!listing) throw new Refusal((await writing.jar(caller.account)) ? 'jar.unlisted' : 'jar.none');
    const status = statusOf(listing);
    if (status === 'suspended') throw new Refusal('jar.suspended');
    if (status === 'pending' || status === 'left') throw new Refusal(`jar.${status}`);
    if (status === wanted) throw new Refusal(`jar.already.${wanted}`);
    await writing.putListing({ ...listing, pausedAt: wanted === 'paused' ? now : undefined });
    await writing.note({
      action: wanted === 'paused' ? 'listing.paused' : 'listing.resumed',
      subject: caller.account,
    });
  });
  return reply({
    title: say('show.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say(`standing.${wanted}`) },
      {
        part: 'buttons',
        buttons: [{ label: words(`button.${opposite}`), action: { command: `tipjar ${opposite}` }, style: 'plain' }],
      },
    ],
  });
}
