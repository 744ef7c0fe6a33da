import { randomUUID } from 'node:crypto';
import type { BlockAction, MessageShortcut, SlackAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Call, RawOption } from '../bot/call.ts';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import { type Invocation, menuEntry, pressed, submitted, unknown } from '../bot/invocation.ts';
import { parse } from './parse.ts';

/** A call as its payload tells it. Slack has to be asked for the caller's name and language. */
export interface IncomingCall {
  call: Invocation & Pick<Call, 'id'>;
  team: string;
  user: string;
  /** From the payload, for where Slack doesn't tell the display name. */
  userName: string;
  direct: boolean;
  channel: string | undefined;
  /** Addresses of the files that were sent along in a form, by the files' ids. */
  files?: Record<string, string>;
}

/** Slack makes a new trigger for each thing somebody does, so its id serves as the call's. */
const idOf = (body: { trigger_id?: string }) => `slack:${body.trigger_id || randomUUID()}`;

/** The ids of direct messages begin with a D. */
const isDirect = (channel: string | undefined) => channel?.startsWith('D') === true;

export function fromCommand(body: SlashCommand, commands: readonly Command[]): IncomingCall {
  return {
    call: { id: idOf(body), ...parse(body.command, body.text, commands) },
    team: body.team_id,
    user: body.user_id,
    userName: body.user_name,
    direct: isDirect(body.channel_id) || body.channel_name === 'directmessage',
    channel: body.channel_id,
  };
}

export function fromAction(body: BlockAction): IncomingCall {
  const [action] = body.actions;
  return {
    call: { id: idOf(body), ...(action ? pressed(action.action_id, chosenIn(action)) : unknown) },
    ...callerOf(body),
    direct: isDirect(body.channel?.id),
    channel: body.channel?.id ?? channelOf(body.view),
  };
}

/** Slack says of no view where it was opened, so the bot puts the channel into its metadata. */
const channelOf = (view: { private_metadata: string } | undefined) => view?.private_metadata || undefined;

export function fromSubmission(body: ViewSubmitAction): IncomingCall {
  return {
    call: { id: idOf(body), ...submitted(body.view.callback_id, fieldsIn(body)) },
    ...callerOf(body),
    direct: false,
    channel: channelOf(body.view),
    files: filesIn(body),
  };
}

export function fromShortcut(body: MessageShortcut, menus: readonly Menu[]): IncomingCall {
  const menu = menus.find((one) => one.on === 'message' && one.id === body.callback_id);
  const bot: unknown = body.message.bot_id;
  const author = body.message.user ?? (typeof bot === 'string' ? bot : undefined);
  return {
    call: { id: idOf(body), ...menuEntry(menu, author) },
    ...callerOf(body),
    direct: isDirect(body.channel.id),
    channel: body.channel.id,
  };
}

function callerOf(
  body: SlackAction | ViewSubmitAction | MessageShortcut,
): Pick<IncomingCall, 'team' | 'user' | 'userName'> {
  const team = body.team?.id ?? ('enterprise' in body ? body.enterprise?.id : undefined) ?? '';
  const name = 'name' in body.user ? body.user.name : undefined;
  return { team, user: body.user.id, userName: name ?? body.user.id };
}

/** Undefined for a button. */
function chosenIn(action: BlockAction['actions'][number]): RawOption | undefined {
  switch (action.type) {
    case 'users_select':
      return { member: action.selected_user };
    case 'conversations_select':
      return { channel: action.selected_conversation };
    case 'static_select':
      return action.selected_option.value;
    default:
      return undefined;
  }
}

type Input = ViewSubmitAction['view']['state']['values'][string][string];

function fieldsIn({ view }: ViewSubmitAction): Record<string, RawOption> {
  return Object.fromEntries(
    Object.entries(view.state.values).flatMap(([name, inputs]): [string, RawOption][] => {
      const [input] = Object.values(inputs);
      return input ? [[name, toRaw(input)]] : [];
    }),
  );
}

function toRaw({ files, selected_options, value }: Input): RawOption {
  const [file] = files ?? [];
  if (file) return { file: file.id };
  return selected_options?.map((option) => option.value).join(',') ?? value ?? '';
}

function filesIn({ view }: ViewSubmitAction): Record<string, string> {
  const inputs = Object.values(view.state.values).flatMap((block) => Object.values(block));
  return Object.fromEntries(
    inputs.flatMap(({ files = [] }) => files.map((file): [string, string] => [file.id, file.url_private])),
  );
}
