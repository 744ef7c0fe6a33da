import { ApplicationCommandOptionType, ComponentType } from 'discord-api-types/v10';
import type { Sandbox } from '../../sandbox/index.ts';
import type { DiscordMessage, DiscordScene, PersonKey, TypedOption } from '../../sandbox/scene.ts';
import { people, roles } from '../../sandbox/town.ts';
import { findAction } from './find-action.ts';
import { type Json, objectsIn, stringOf } from './json.ts';
import { madeOf } from './made-of.ts';
import { readComponents } from './read-discord.ts';
import type { Screen, Seat } from './seat.ts';

export function discordSeat(sandbox: Sandbox, who: PersonKey): Seat {
  const visitor = () => sandbox.visitors().discord;
  const scene = () => visitor().scene(who);

  async function see(done: Promise<{ ok: boolean; error?: string }>): Promise<Screen> {
    const outcome = await done;
    if (!outcome.ok) throw new Error(outcome.error);
    return inFront();
  }

  function inFront(): Screen {
    const { modal, messages } = scene();
    return screen(messages.filter((one) => one.ephemeral).at(-1) as DiscordMessage, modal);
  }

  function screen(message: DiscordMessage, modal: DiscordScene['modal']): Screen {
    const shown = objectsIn(modal ? modal.components : message.components);
    const press = (part: Json | undefined, values?: string[]) => {
      if (!part) throw new Error(`not there; there is: ${JSON.stringify(message.components)}`);
      const pressed = { messageId: message.id, customId: stringOf(part.custom_id), ...(values && { values }) };
      return see(visitor().press(who, pressed));
    };
    const buttons = shown.filter((part) => part.type === ComponentType.Button);
    const read = readComponents(modal ? modal.components : message.components);
    return {
      ...read,
      said: modal ? [modal.title, ...read.said] : read.said,
      text: read.said.join('\n'),
      links: shown.map((part) => stringOf(part.url)).filter((url) => url.startsWith('https:')),
      fields: shown.filter((part) => part.type === ComponentType.TextInput).map((part) => stringOf(part.custom_id)),
      files: modal ? [] : message.attachments.map((one) => one.filename),
      press: async (command, options) => press(findAction(madeOf(buttons, 'custom_id'), command, options).part),
      choose: (...values) =>
        press(
          shown.find((part) => isMenu(part, values)),
          values.map(idOf),
        ),
      submit: (values) => see(visitor().submit(who, { modalId: modal?.id ?? '', values })),
    };
  }

  return {
    says: (text) => see(visitor().command(who, typed(text, scene()))),
    menu(name, text) {
      const target = scene().messages.find((one) => one.content === text);
      return see(visitor().command(who, { name, targetId: target?.id ?? '' }));
    },
    sees: inFront,
    posts: (text) => visitor().say(who, text),
    board() {
      const posted = scene().messages.filter((one) => one.author.bot && !one.ephemeral && !one.direct);
      return screen(posted.at(-1) as DiscordMessage, null);
    },
    letter: () => {
      const written = scene().messages.filter((one) => one.author.bot && one.direct && !one.ephemeral);
      return screen(written.at(-1) as DiscordMessage, null);
    },
    letters: () =>
      readComponents(
        scene()
          .messages.filter((one) => one.author.bot && one.direct)
          .map((one) => one.components),
      ),
  };
}

/** The menu that has all of these to choose from. */
function isMenu(part: Json, values: string[]): boolean {
  if (part.type === ComponentType.UserSelect || part.type === ComponentType.RoleSelect) return true;
  const options = (part.options ?? []) as Json[];
  return (
    part.type === ComponentType.StringSelect && values.every((value) => options.some((one) => one.value === value))
  );
}

/** The id of what is mentioned; anything else is itself. */
function idOf(word: string): string {
  const name = word.replace(/^@/, '');
  if (name === word) return word;
  const found = people.find((one) => one.key === name) ?? roles.find((one) => one.handle === name);
  return found?.discordId ?? word;
}

function typed(text: string, { commands, channel }: DiscordScene): { name: string; options: TypedOption[] } {
  const [name = '', ...words] = text.slice(1).replaceAll(`#${channel.name}`, channel.id).split(' ');
  const command = commands.find((one) => one.name === name);
  const sub = command?.options?.find(
    (one) => one.type === ApplicationCommandOptionType.Subcommand && one.name === words[0],
  );
  if (!sub) return { name, options: valued(command?.options ?? [], words) };
  const inner = 'options' in sub ? (sub.options ?? []) : [];
  return { name, options: [{ name: sub.name, options: valued(inner, words.slice(1)) }] };
}

function valued(options: readonly { name: string }[], words: string[]): TypedOption[] {
  return options.flatMap(({ name }, at) => {
    const own = at === options.length - 1 ? words.slice(at).join(' ') : words[at];
    return own ? [{ name, value: idOf(own) }] : [];
  });
}
