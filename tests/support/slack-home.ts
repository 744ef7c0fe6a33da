import type { Sandbox } from '../../sandbox/index.ts';
import type { PersonKey } from '../../sandbox/scene.ts';
import type { CommandName } from '../../src/bot/action.ts';
import { findAction } from './find-action.ts';
import { objectsIn, stringOf } from './json.ts';
import { madeOf } from './made-of.ts';
import { readBlocks } from './read-slack.ts';
import type { Readable } from './readable.ts';
import { until } from './stage.ts';

/** A person in front of the bot's Home tab on Slack. */
export function slackHome(sandbox: Sandbox, who: PersonKey) {
  const visitor = () => sandbox.visitors().slack;
  const scene = () => visitor().scene(who);
  const blocks = () => scene().home?.blocks ?? [];
  const hash = () => scene().home?.hash;
  const sees = (): Readable => readBlocks(blocks());

  return {
    hash,
    sees,
    async opens(): Promise<Readable> {
      const before = hash();
      const outcome = await visitor().home(who);
      if (!outcome.ok) throw new Error(outcome.error);
      await until(() => hash() !== before);
      return sees();
    },
    /** Presses the one button that does this, and waits for a view or a direct message. */
    async press(command: CommandName, options?: Record<string, string>): Promise<void> {
      const there = blocks();
      const shown = objectsIn(there).filter((part) => part.type === 'button');
      const { part } = findAction(madeOf(shown, 'action_id'), command, options);
      const block = there.find((one) => objectsIn(one).includes(part));
      const before = JSON.stringify([scene().views, scene().messages]);
      const outcome = await visitor().action(who, {
        in: scene().home?.id ?? '',
        blockId: stringOf(block?.block_id),
        actionId: stringOf(part.action_id),
        element: {},
      });
      if (!outcome.ok) throw new Error(outcome.error);
      await until(() => JSON.stringify([scene().views, scene().messages]) !== before);
    },
  };
}
