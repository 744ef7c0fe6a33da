import type { Sandbox } from '../../sandbox/index.ts';
import type { PersonKey, SlackMessage, SlackState, SlackView } from '../../sandbox/scene.ts';
import { people } from '../../sandbox/town.ts';
import type { CommandName } from '../../src/bot/action.ts';
import { decodeAction } from '../../src/bot/action-id.ts';
import { findAction } from './find-action.ts';
import { type Json, objectsIn, stringOf } from './json.ts';
import { madeOf } from './made-of.ts';
import { readBlocks } from './read-slack.ts';
import type { Screen, Seat } from './seat.ts';

export function slackSeat(sandbox: Sandbox, who: PersonKey): Seat {
  const visitor = () => sandbox.visitors().slack;
  const scene = () => visitor().scene(who);

  /** What only the person sees; what is posted for everybody meanwhile is no answer. */
  const onlyTheirs = () => {
    const { views, messages } = scene();
    return JSON.stringify([views, messages.filter((one) => one.ephemeral || one.files.length > 0)]);
  };

  async function see(done: Promise<{ ok: boolean; error?: string }>): Promise<Screen> {
    const before = onlyTheirs();
    const outcome = await done;
    if (!outcome.ok) throw new Error(outcome.error);
    // What follows an acknowledgement comes a moment later.
    for (let tries = 0; tries < 100 && onlyTheirs() === before; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return inFront();
  }

  function inFront(): Screen {
    const view = scene().views.at(-1);
    const message = scene()
      .messages.filter((one) => one.bot && (one.ephemeral || one.files.length > 0))
      .at(-1);
    return view ? inView(view) : inMessage(message as SlackMessage);
  }

  function common(blocks: Json[]) {
    const shown = objectsIn(blocks);
    const read = readBlocks(blocks);
    return {
      ...read,
      text: read.said.join('\n'),
      links: shown.map((part) => stringOf(part.url)).filter(Boolean),
      fields: shown.filter((part) => part.type === 'input').map((part) => stringOf(part.block_id)),
    };
  }

  async function press(place: string, blocks: Json[], command: CommandName, options?: Record<string, string>) {
    const buttons = objectsIn(blocks).filter((part) => part.type === 'button');
    const { part } = findAction(madeOf(buttons, 'action_id'), command, options);
    return act(place, blocks, (element) => element === part, {});
  }

  function act(place: string, blocks: Json[], found: (element: Json) => boolean, element: Json): Promise<Screen> {
    for (const block of blocks) {
      const hit = objectsIn(block).find((part) => typeof part.action_id === 'string' && found(part));
      if (!hit) continue;
      const action = { in: place, blockId: stringOf(block.block_id), actionId: stringOf(hit.action_id), element };
      return see(visitor().action(who, action));
    }
    throw new Error(`not there; there is: ${JSON.stringify(blocks)}`);
  }

  function inMessage({ ts, blocks, files }: SlackMessage): Screen {
    return {
      ...common(blocks),
      files: files.map((one) => one.name),
      press: (command, options) => press(ts, blocks, command, options),
      choose: (value = '') => act(ts, blocks, (part) => part.type === 'users_select', { selected_user: idOf(value) }),
      submit: () => Promise.reject(new Error('a message is no form')),
    };
  }

  function inView(view: SlackView): Screen {
    const { id, blocks, errors } = view;
    const inputs = blocks.filter((block) => block.type === 'input');
    const submit = (values: (block: Json) => Json) => {
      const state: SlackState = Object.fromEntries(
        inputs.map((block) => {
          const { type, action_id } = block.element as Json;
          return [stringOf(block.block_id), { [stringOf(action_id)]: { type, ...values(block) } }];
        }),
      );
      return see(visitor().submit(who, { viewId: id, state }));
    };
    const shown = common(blocks);
    const isSubmit = (command: CommandName) =>
      inputs.length === 0 && decodeAction(view.callback_id)?.command === command;
    return {
      ...shown,
      said: [view.title.text, ...shown.said, ...Object.values(errors)],
      text: [shown.text, ...Object.values(errors)].join('\n'),
      files: [],
      press: (command, options) => (isSubmit(command) ? submit(() => ({})) : press(id, blocks, command, options)),
      choose: (...values) => submit((block) => ({ selected_options: chosen(block, values) })),
      submit: (fields) => submit((block) => ({ value: fields[stringOf(block.block_id)] ?? null })),
    };
  }

  /** Views that are still open belong to an earlier talk. */
  function closeViews(): void {
    for (const view of scene().views) visitor().closeView(who, view.id);
  }

  return {
    says(text) {
      closeViews();
      return see(visitor().command(who, text));
    },
    menu(name, text) {
      const shortcut = scene().shortcuts.find((one) => one.name === name);
      const message = scene().messages.find((one) => one.text === text);
      return see(visitor().shortcut(who, { callbackId: shortcut?.callback_id ?? '', ts: message?.ts ?? '' }));
    },
    sees: inFront,
    posts: (text) => visitor().say(who, text),
    board: () =>
      inMessage(
        scene()
          .messages.filter((one) => one.bot && !one.ephemeral && !one.direct)
          .at(-1) as SlackMessage,
      ),
    letter() {
      closeViews();
      const written = scene().messages.filter((one) => one.bot && !one.ephemeral && one.direct);
      return inMessage(written.at(-1) as SlackMessage);
    },
    letters: () =>
      readBlocks(
        scene()
          .messages.filter((one) => one.bot && one.direct)
          .map((one) => one.blocks),
      ),
  };
}

const chosen = (block: Json, values: string[]) =>
  values.flatMap((value) => objectsIn(block.element).filter((one) => one.value === value));

function idOf(word: string): string {
  return people.find((one) => `@${one.key}` === word)?.slackId ?? word;
}
