import { randomUUID } from 'node:crypto';
import type { BlockAction, MessageShortcut, SlackAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { decodeAction } from '../bot/action-id.ts';
import type { Call, RawOption } from '../bot/call.ts';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import { parse } from './parse.ts';

/** Everything of a call but who the caller is, which Slack has to be asked for. */
export interface IncomingCall {
  call: Pick<Call, 'id' | 'command' | 'options' | 'pressed'>;
  team: string;
  user: string;
  /** As Slack wrote it in the payload; the display name is better. */
  userName: string;
  direct: boolean;
  channel: string | undefined;
  /** What was sent along in a form: a file's id, and where Slack keeps it. */
  files?: Record<string, string>;
}

type Said = Pick<Call, 'command' | 'options' | 'pressed'>;

/** Nothing that the bot knows: it answers that the button is from another version. */
const unknown: Said = { command: '', options: {} };

/** Slack hands out a trigger with whatever somebody does, and no trigger twice. */
const idOf = (body: { trigger_id?: string }) => `slack:${body.trigger_id || randomUUID()}`;

/** A direct message's channel id begins so. */
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
    call: { id: idOf(body), ...(action ? pressed(action) : unknown) },
    ...who(body),
    direct: isDirect(body.channel?.id),
    channel: body.channel?.id ?? rememberedBy(body.view),
  };
}

/** A view keeps in which channel it was asked for. */
const rememberedBy = (view: { private_metadata: string } | undefined) => view?.private_metadata || undefined;

export function fromSubmission(body: ViewSubmitAction): IncomingCall {
  const call = { id: idOf(body), ...submitted(body) };
  return { call, ...who(body), direct: false, channel: rememberedBy(body.view), files: filesIn(body) };
}

export function fromShortcut(body: MessageShortcut, menus: readonly Menu[]): IncomingCall {
  const menu = menus.find((one) => one.on === 'message' && one.id === body.callback_id);
  const author = body.message.user ?? (body.message.bot_id as string | undefined);
  const said: Said =
    menu && author !== undefined ? { command: menu.command, options: { [menu.option]: { member: author } } } : unknown;
  return {
    call: { id: idOf(body), ...said },
    ...who(body),
    direct: isDirect(body.channel.id),
    channel: body.channel.id,
  };
}

function who(body: SlackAction | ViewSubmitAction | MessageShortcut): Pick<IncomingCall, 'team' | 'user' | 'userName'> {
  const team = body.team?.id ?? ('enterprise' in body ? body.enterprise?.id : undefined) ?? '';
  const name = 'name' in body.user ? body.user.name : undefined;
  return { team, user: body.user.id, userName: name ?? body.user.id };
}

function pressed(action: BlockAction['actions'][number]): Said {
  const decoded = decodeAction(action.action_id);
  if (!decoded) return unknown;
  const { command, recipient, madeAt, picks } = decoded;
  const options: Record<string, RawOption> = decoded.options;
  if (picks !== undefined) {
    const picked = chosen(action);
    if (picked !== undefined) options[picks] = picked;
  }
  return { command, options, pressed: { recipient, madeAt, form: false } };
}

/** What was chosen from a menu of one. */
function chosen(action: BlockAction['actions'][number]): RawOption | undefined {
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

function submitted({ view }: ViewSubmitAction): Said {
  const decoded = decodeAction(view.callback_id);
  if (!decoded) return unknown;
  const { command, recipient, madeAt } = decoded;
  const options: Record<string, RawOption> = decoded.options;
  for (const [name, inputs] of Object.entries(view.state.values)) {
    const [input] = Object.values(inputs);
    if (!input) continue;
    const [file] = input.files ?? [];
    if (file) options[name] = { file: file.id };
    else
      options[name] = input.selected_options
        ? input.selected_options.map((option) => option.value).join(',')
        : (input.value ?? '');
  }
  return { command, options, pressed: { recipient, madeAt, form: true } };
}

function filesIn({ view }: ViewSubmitAction): Record<string, string> {
  const inputs = Object.values(view.state.values).flatMap((block) => Object.values(block));
  return Object.fromEntries(inputs.flatMap(({ files = [] }) => files.map((file) => [file.id, file.url_private])));
}
