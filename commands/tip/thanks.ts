import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, small, text } from '../../src/bot/kit.ts';
import { member } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { bold } from '../../src/text/line.ts';
import { thanksCard } from '../cards/posts.ts';
import { jarFacts, keptFacts, opened, openJar } from '../steps/open-jar.ts';

/** Milliseconds in which somebody thanks the same creator once in a channel. */
const PERIOD = 24 * 60 * 60 * 1000;

/** Shows what would be posted before anybody else sees it. */
export const thanks = defineStep('tip thanks', { user: member() })
  .lookUp(jarFacts)
  .run(async ({ user }, context, facts) => {
    const { jar } = await openJar(user, facts, context);
    refuseThanks(jar, facts.policy, user.name);
    const { caller, say, words } = context;
    return reply(say('thanks.title'), [
      text(say('thanks.preview')),
      text(say('thanks.line', { tipper: [bold(caller.name)], name: [bold(user.name)] })),
      small(say('thanks.note', { name: user.name })),
      buttons(
        mainButton(words('button.post'), to('tip thanks post', { user: user.id })),
        button(words('button.see-links'), to('tip', { user: user.id })),
      ),
    ]);
  });

/** Thanks a creator in the channel of the call. */
export const thanksPost = defineStep('tip thanks post', { user: member() })
  .lookUp(jarFacts)
  .run(async ({ user }, context, facts) => {
    await openJar(user, facts, context);
    const { caller, community, channel = '', write, say, words, now, platform } = context;
    await write(async (writing) => {
      const kept = await keptFacts(writing, user.account, context);
      const { jar } = opened(user, { ...facts, ...kept }, context);
      refuseThanks(jar, kept.policy, user.name);
      const first = await writing.firstIn(PERIOD, now, 'thanks', community, caller.account, user.account, channel);
      if (!first) throw new Refusal('thanks.again', { name: user.name });
    });
    return {
      ...reply(say('thanks.title'), [
        text(say('thanks.done')),
        buttons(button(words('button.see-links'), to('tip', { user: user.id }))),
      ]),
      toChannel: thanksCard(caller, user, context, platform),
    };
  });

function refuseThanks(jar: Pick<Jar, 'thanks'>, policy: Policy, name: string): void {
  if (!policy.features.has('thanks')) throw new Refusal('thanks.off');
  if (!jar.thanks) throw new Refusal('thanks.refused', { name });
}
