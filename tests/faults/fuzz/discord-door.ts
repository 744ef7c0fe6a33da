import {
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { InteractionResponseType } from 'discord-api-types/v10';
import { menus } from '../../../commands/index.ts';
import type { Component } from '../../../sandbox/discord/bodies/components.ts';
import { messageProblems } from '../../../sandbox/discord/problems/message-problems.ts';
import { modalProblems } from '../../../sandbox/discord/problems/modal-problems.ts';
import { parse } from '../../../sandbox/discord/problems/schema-problems.ts';
import { stampOf } from '../../../src/bot/action-id.ts';
import type { RawOption } from '../../../src/bot/call.ts';
import type { Bot } from '../../../src/bot/dispatch/bot.ts';
import { answer } from '../../../src/discord/answer.ts';
import { createCourier } from '../../../src/discord/courier.ts';
import type { CallInteraction } from '../../../src/discord/interaction.ts';
import { platformOf } from '../../../src/discord/platform.ts';
import { toCall } from '../../../src/discord/to-call.ts';
import { createVoices } from '../../../src/discord/voices.ts';
import { quiet } from '../../support/recorded-presence.ts';
import { CHANNEL, type Input, ROLE } from './input.ts';
import { idFor, type Sent } from './sent.ts';

const GUILD = '500000000000000000';
const userOf = (id: string) => ({ id, username: `user${id}`, global_name: null, bot: false });
const memberOf = (id: string) => ({
  user: userOf(id),
  roles: id === '1' ? [ROLE] : [],
  joined_at: '2026-01-02T03:04:05Z',
});
const gone = () => Object.assign(new Error('Unknown Member'), { code: 10007, status: 404 });

let interactions = 0;

/** Has somebody do something on Discord. Resolves to what Discord got for it. */
export async function throughDiscord(bot: Bot, command: string, input: Input, at: number): Promise<Sent> {
  const { who, direct, locale } = input;
  interactions += 1;
  const community = `discord:${GUILD}` as const;
  const account = `discord:${who}` as const;
  const permissions = who === '5' ? '8' : '0';
  const interaction = {
    id: String(interactions),
    token: 'token',
    application_id: '8',
    locale,
    channel: { id: CHANNEL, type: 0 },
    ...(direct ? { user: userOf(who) } : { guild_id: GUILD, member: { ...memberOf(who), permissions } }),
    ...doneIn(command, input, stampOf(community, account, at)),
  } as unknown as CallInteraction;
  const answers: Sent['answers'] = [];
  const warnings: unknown[] = [];
  const rest = {
    async get(route: string) {
      const [, , , what, id = ''] = route.split('/');
      if (what === 'roles') return [{ id: ROLE, name: 'Artists' }];
      if (what === 'channels') return [{ id: CHANNEL, type: 0 }];
      if (what === 'members' && !/^[1-5]$/.test(id)) throw gone();
      return what === 'members' ? memberOf(id) : { name: 'A server' };
    },
    post: async () => ({ id: '1' }),
    patch: async () => undefined,
    delete: async () => undefined,
  };
  const callbacks = {
    send: async (_: unknown, { body }: { body: Buffer }) => void answers.push(checked(JSON.parse(String(body)))),
  };
  const log = { ...quiet, warn: (...line: unknown[]) => void warnings.push(line) };
  const call = toCall(interaction, menus);
  const courier = createCourier(rest, () => at);
  const platform = platformOf(interaction, {
    rest,
    courier,
    files: { origins: [], log: quiet },
    voices: createVoices(),
    log: quiet,
  });
  const { language } = call;
  const stamp = call.community ? stampOf(call.community, call.caller.account, at) : '';
  const stampForAll = call.community ? stampOf(call.community, '', at) : '';
  await answer(interaction, bot.answer(call, platform), { callbacks, rest, stamp, stampForAll, language, log });
  return { answers, posts: [], warnings };
}

interface Callback {
  type: InteractionResponseType;
  data: { components?: Component[]; flags?: number };
}

/** @throws {Error} for what Discord's own schema refuses. */
function checked(body: Callback) {
  const { components = [], flags = 0 } = body.data;
  if (body.type === InteractionResponseType.Modal) {
    parse(ModalInteractionCallbackRequestSchema, body);
    return { body, problems: [...modalProblems(components, [])] };
  }
  // The two answers that show a message take the same.
  parse(CreateMessageInteractionCallbackRequestSchema, {
    ...body,
    type: InteractionResponseType.ChannelMessageWithSource,
  });
  return { body, problems: [...messageProblems({ content: '', embeds: [], components, flags }, [])] };
}

function doneIn(command: string, input: Input, stamp: string): object {
  const { how, options } = input;
  const message = { id: '3', flags: 64 };
  if (how === 'typed') {
    const [name, word] = command.split(/ (.*)/s);
    const typed = options.map(toOption);
    return {
      type: 2,
      data: { type: 1, name, options: word === undefined ? typed : [{ type: 1, name: word, options: typed }] },
    };
  }
  const { id, picked } = idFor(command, input, stamp);
  if (how === 'submitted') {
    const components = options.map(([name, raw]) => ({
      type: 18,
      component: { type: 4, custom_id: name, value: textOf(raw) },
    }));
    return { type: 5, message, data: { custom_id: id, components } };
  }
  if (picked === undefined) return { type: 3, message, data: { component_type: 2, custom_id: id } };
  const component_type = typeof picked === 'string' ? 3 : 'member' in picked ? 5 : 'role' in picked ? 6 : 8;
  return { type: 3, message, data: { component_type, custom_id: id, values: [textOf(picked)] } };
}

const textOf = (raw: RawOption): string => (typeof raw === 'string' ? raw : Object.values(raw).join(''));

function toOption([name, raw]: [string, RawOption]): object {
  const kinds = { member: 6, role: 8, channel: 7, file: 11 };
  const found = Object.entries(kinds).find(([kind]) => typeof raw === 'object' && kind in raw);
  return { type: found?.[1] ?? 3, name, value: textOf(raw) };
}
