import { randomUUID } from 'node:crypto';
import type { Call, RawOption } from '../bot/call.ts';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import { menuEntry, pressed, submitted } from '../bot/invocation.ts';
import { entriesAt, hasText, listAt, partAt, textAt } from '../connections/payload.ts';
import { isForOrganisation } from './event-team.ts';
import { parse } from './parse.ts';
import { REFUSAL } from './to-message.ts';

/** A call as its payload tells it. Slack has to be asked for the caller's name and language. */
export interface IncomingCall {
  call: Pick<Call, 'id' | 'command' | 'options' | 'pressed' | 'missing' | 'unasked'>;
  /** Undefined where the app is installed for a whole organisation, and where a payload names no workspace. */
  team: string | undefined;
  user: string;
  /** From the payload, for where Slack doesn't tell the display name. */
  userName: string;
  channel: string | undefined;
  /** Opens or pushes one view, within three seconds. */
  trigger: string;
  /** The view in which something was pressed or that was submitted. */
  view?: Origin;
  /** Whether it was done in the Home tab, or in a view that was opened from there. */
  home: boolean;
  /** Whether the message with the button is for the caller alone. */
  ephemeral?: boolean;
  /** The message for everybody on which a button was pressed, or from which a view was opened. */
  post?: Post | undefined;
  /** Addresses of the files that were sent along in a form, by the files' ids. */
  files?: Record<string, string>;
}

/** Where a message for everybody is. */
export interface Post {
  channel: string;
  ts: string;
}

/** A view, and where it stands among those that are open on top of each other. */
export interface Origin {
  id: string;
  /** The id of the view below it. */
  below: string | undefined;
  /** Whether no other view fits on top of it. */
  deepest: boolean;
  /** Whether it is the Home tab itself, on which no view stands and whose place none takes. */
  isHome: boolean;
  /** Whether all it says is why not. */
  refusal: boolean;
  /** As it arrived, with what was entered. */
  payload: unknown;
}

/** Slack makes a new trigger for each thing somebody does, so its id serves as the call's. */
const idOf = (body: unknown) => `slack:${textAt(body, 'trigger_id') ?? randomUUID()}`;

export function fromCommand(body: unknown, commands: readonly Command[]): IncomingCall {
  const typed = parse(textAt(body, 'command') ?? '', textAt(body, 'text') ?? '', commands);
  const user = textAt(body, 'user_id') ?? '';
  return {
    ...common(body),
    call: { id: idOf(body), ...typed },
    user,
    userName: textAt(body, 'user_name') ?? user,
    channel: textAt(body, 'channel_id'),
  };
}

export function fromAction(body: unknown): IncomingCall {
  const [action] = listAt(body, 'actions');
  const view = viewIn(body);
  const id = textAt(action, 'action_id') ?? '';
  const ephemeral = partAt(body, 'container', 'is_ephemeral') === true;
  const { channel } = inChannel(body);
  // A press changes only a message on which its button stands: anybody may make up an id.
  const ts = hasText(partAt(body, 'message', 'blocks'), id) ? textAt(body, 'container', 'message_ts') : undefined;
  return {
    ...common(body),
    call: { id: idOf(body), ...pressed(id, chosenIn(action)) },
    ...inChannel(body),
    ephemeral,
    ...(channel && ts && !ephemeral && { post: { channel, ts } }),
    ...(view && { view }),
  };
}

function inChannel(body: unknown): { channel?: string } {
  const channel = textAt(body, 'channel', 'id');
  return channel === undefined ? {} : { channel };
}

export function fromSubmission(body: unknown): IncomingCall {
  const view = viewIn(body);
  const inputs = inputsIn(body);
  const fields = Object.fromEntries(inputs.map(([name, input]) => [name, toRaw(input)]));
  const files = inputs.flatMap(([, input]) => listAt(input, 'files'));
  const action = textAt(body, 'view', 'callback_id') ?? '';
  return {
    ...common(body),
    // Where nothing could be entered, the view's own button is a button like any other.
    call: { id: idOf(body), ...(inputs.length > 0 ? submitted(action, fields) : pressed(action)) },
    files: Object.fromEntries(files.map((file) => [textAt(file, 'id') ?? '', textAt(file, 'url_private') ?? ''])),
    ...(view && { view }),
  };
}

export function fromShortcut(body: unknown, menus: readonly Menu[]): IncomingCall {
  const menu = menus.find((one) => one.on !== 'member' && one.id === textAt(body, 'callback_id'));
  const author = textAt(body, 'message', 'user') ?? textAt(body, 'message', 'bot_id');
  return {
    ...common(body),
    call: { id: idOf(body), ...menuEntry(menu, author) },
    ...inChannel(body),
  };
}

/** Where something was done: in a channel, in the Home tab, or in a view that was opened from one of them. */
type Place = Pick<IncomingCall, 'channel' | 'home' | 'post'>;

/** In the metadata of a view that was opened from the Home tab, this stands in place of a channel. */
const HOME = 'home';

/** Slack says of no view where it was opened, so the bot writes that into its metadata. */
export const openingText = ({ channel, home, post }: Place): string =>
  home ? HOME : [channel, post?.ts].filter(Boolean).join(' ');

function openedFrom(body: unknown): Place {
  const from = textAt(body, 'view', 'private_metadata');
  if (from === HOME || textAt(body, 'view', 'type') === 'home') return { channel: undefined, home: true };
  const [channel, ts] = from?.split(' ') ?? [];
  return { channel, home: false, ...(channel && ts && { post: { channel, ts } }) };
}

function common(body: unknown): Place & Pick<IncomingCall, 'team' | 'user' | 'userName' | 'trigger'> {
  const user = textAt(body, 'user', 'id') ?? '';
  return {
    team: teamOf(body),
    user,
    userName: textAt(body, 'user', 'name') ?? user,
    trigger: textAt(body, 'trigger_id') ?? '',
    ...openedFrom(body),
  };
}

/**
 * The workspace with the bot. A view says in which one its app is installed: what somebody from another workspace does
 * in it comes under theirs.
 */
function teamOf(body: unknown): string | undefined {
  if (isForOrganisation(body)) return undefined;
  return textAt(body, 'view', 'app_installed_team_id') ?? textAt(body, 'team', 'id') ?? textAt(body, 'team_id');
}

function viewIn(body: unknown): Origin | undefined {
  const payload = partAt(body, 'view');
  const id = textAt(payload, 'id');
  if (id === undefined) return undefined;
  const below = textAt(payload, 'previous_view_id');
  // Slack takes three views on top of each other. https://docs.slack.dev/surfaces/modals
  const deepest = below !== undefined && below !== textAt(payload, 'root_view_id');
  const isHome = textAt(payload, 'type') === 'home';
  return { id, below, deepest, isHome, refusal: textAt(payload, 'callback_id') === REFUSAL, payload };
}

/** Undefined for a button, and for a menu without a choice. */
function chosenIn(action: unknown): RawOption | undefined {
  const member = textAt(action, 'selected_user');
  if (member !== undefined) return { member };
  const channel = textAt(action, 'selected_conversation');
  return channel === undefined ? textAt(action, 'selected_option', 'value') : { channel };
}

/**
 * Each input of a submitted view, by the name of its block, in the order in which the view shows them. The values of a
 * view are in no order, and also hold what was chosen from menus that aren't inputs.
 */
const inputsIn = (body: unknown): [name: string, input: unknown][] =>
  listAt(body, 'view', 'blocks').flatMap((block): [string, unknown][] => {
    const name = textAt(block, 'block_id') ?? '';
    const [input] = textAt(block, 'type') === 'input' ? entriesAt(body, 'view', 'state', 'values', name) : [];
    return input ? [[name, input[1]]] : [];
  });

function toRaw(input: unknown): RawOption {
  const [sent] = listAt(input, 'files');
  const file = textAt(sent, 'id');
  if (file !== undefined) return { file };
  const chosen = listAt(input, 'selected_options').flatMap((option) => textAt(option, 'value') ?? []);
  return chosen.join(',') || (textAt(input, 'value') ?? '');
}
