import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { withoutDeleted } from '../../src/jars/policy.ts';
import { shownCategory } from '../cards/names.ts';
import { postedJar } from '../cards/posts.ts';
import { keptFacts, look, refuseHere } from '../steps/open-jar.ts';
import { ownFacts } from '../steps/own-facts.ts';

/** Milliseconds in which a jar is posted once into a channel, so that nobody floods it. */
const PERIOD = 10 * 60 * 1000;

/** Posts the caller's jar into the channel of the call, for everybody there. */
export const post = defineCommand('tipjar post', {})
  .lookUp(ownFacts)
  .run(async (_, context, facts) => {
    const { caller, community, channel = '', write, say, words, now } = context;
    const { jar, listing, links, policy } = await write(async (writing) => {
      const kept = await keptFacts(writing, caller.account, context);
      const policy = withoutDeleted(kept.policy, facts.deleted);
      refuseHere(policy, context);
      if (!policy.features.has('posts')) throw new Refusal('post.off');
      const seen = look(caller, { ...facts, ...kept }, context);
      if (seen === 'no-jar') throw new Refusal('jar.none');
      if (typeof seen === 'string') {
        throw new Refusal('post.not-live', {}, { wayOn: { label: 'button.show', action: to('tipjar show') } });
      }
      const first = await writing.firstIn(PERIOD, now, 'post', community, caller.account, channel);
      if (!first) throw new Refusal('post.again', { minutes: PERIOD / 60_000 });
      return { ...seen, policy };
    });
    const category = shownCategory(listing, policy, context);
    const { account, name } = caller;
    return {
      ...reply(say('post.title'), [text(say('post.done')), buttons(button(words('button.show'), to('tipjar show')))]),
      toChannel: postedJar({ account, name, category, message: jar.message, links }, context),
    };
  });
