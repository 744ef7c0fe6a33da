import type { WebClient } from '@slack/web-api';
import { commands } from '../../../commands/index.ts';
import { blocks } from '../../../sandbox/slack/limits/blocks.ts';
import { modal } from '../../../sandbox/slack/limits/views.ts';
import { stampOf } from '../../../src/bot/action-id.ts';
import type { RawOption } from '../../../src/bot/call.ts';
import type { Bot } from '../../../src/bot/dispatch/bot.ts';
import { createConversation } from '../../../src/slack/conversation.ts';
import { createCourier } from '../../../src/slack/courier.ts';
import { createPeople } from '../../../src/slack/people.ts';
import { fromAction, fromCommand, fromSubmission } from '../../../src/slack/to-call.ts';
import { quiet } from '../../support/recorded-presence.ts';
import { CHANNEL, type Input, ROLE } from './input.ts';
import { idFor, type Sent } from './sent.ts';

const TEAM = 'T1';
const message = blocks(50);
let triggers = 0;

/** The ids of the role and of the channel that there are, as Slack has them. */
const ownIds: Record<string, string> = { [ROLE]: 'S1ARTISTS', [CHANNEL]: 'C1GENERAL' };
const textOf = (raw: RawOption): string => {
  const text = typeof raw === 'string' ? raw : Object.values(raw).join('');
  return ownIds[text] ?? text;
};
const slackId = (who: string) => (/^[1-5]$/.test(who) ? `U${who}` : who);

/** Has somebody do something on Slack. Resolves to what Slack got for it. */
export async function throughSlack(bot: Bot, command: string, input: Input, at: number): Promise<Sent> {
  const answers: Sent['answers'] = [];
  const posts: Sent['answers'] = [];
  const warnings: unknown[] = [];
  let acknowledged = 0;
  const log = { ...quiet, warn: (...line: unknown[]) => void warnings.push(line) };
  const show = async (body: unknown) => {
    const { response_type: audience } = body as { response_type?: string };
    (audience === 'in_channel' ? posts : answers).push(checked(body));
    return { ok: true, channel: { id: 'D1' } };
  };
  const done = async () => ({ ok: true, channel: { id: 'D1' } });
  const person = (id: string) => ({ id, name: id, is_admin: id === 'U5', locale: input.locale });
  const client = {
    users: {
      async info({ user }: { user: string }) {
        if (/^U[1-5]$/.test(user)) return { user: person(user) };
        throw Object.assign(new Error('user_not_found'), { data: { error: 'user_not_found' } });
      },
    },
    usergroups: { list: async () => ({ usergroups: [{ id: 'S1ARTISTS', name: 'Artists', users: ['U1'] }] }) },
    views: { open: show, push: show, update: show },
    chat: { postEphemeral: show, postMessage: done },
    conversations: { open: done, info: done },
    filesUploadV2: async () => ({ ok: true, files: [] }),
  } as unknown as WebClient;
  const people = createPeople(client, () => at, quiet);
  const conversation = createConversation({
    refusing: undefined,
    bot,
    people,
    client,
    courier: createCourier(client, () => at, quiet),
    files: { origins: [], log: quiet },
    now: () => at,
    log,
  });
  const ack = async (body?: unknown) => {
    acknowledged += 1;
    if (body !== undefined) await show(body);
  };
  const respond = async (body: unknown) => void (await show(body));

  triggers += 1;
  const user = slackId(input.who);
  const channel = input.direct ? 'D1' : 'C1';
  const stamp = stampOf(`slack:${TEAM}`, `slack:${TEAM}:${user}`, at);
  const interaction = { trigger_id: `t${triggers}`, team: { id: TEAM }, user: { id: user, name: user } };
  if (input.how === 'typed') {
    const [name, ...words] = command.split(' ');
    const text = [...words, ...input.options.map(([, raw]) => typed(raw))].join(' ');
    const body = {
      trigger_id: `t${triggers}`,
      team_id: TEAM,
      user_id: user,
      channel_id: channel,
      command: `/${name}`,
      text,
    };
    await conversation.command(fromCommand(body, commands), ack as never, respond as never);
  } else if (input.how === 'pressed') {
    const { id, picked } = idFor(command, input, stamp);
    const actions = [{ action_id: id, ...chosen(picked) }];
    const body = { ...interaction, channel: { id: channel }, container: { is_ephemeral: true }, actions };
    await conversation.action(fromAction(body), ack as never, respond as never);
  } else {
    const { id } = idFor(command, input, stamp);
    const values = Object.fromEntries(input.options.map(([name, raw]) => [name, { [name]: entered(raw) }]));
    const view = { id: 'V1', callback_id: id, private_metadata: channel, blocks: fieldsOf(values), state: { values } };
    await conversation.submission(fromSubmission({ ...interaction, view }), ack as never);
  }
  // Slack takes one acknowledgement, which may hold the answer or come before it.
  if (acknowledged !== 1) throw new Error(`acknowledged ${acknowledged} times`);
  return { answers, posts, warnings };
}

/** A message, a view, or what is done with a view, with what Slack would object to. */
function checked(body: unknown) {
  const { view, blocks: list } = body as { view?: unknown; blocks?: unknown };
  if (view !== undefined) return { body, problems: modal.safeParse(view).error?.issues ?? [] };
  if (list !== undefined) return { body, problems: message.safeParse(list).error?.issues ?? [] };
  return { body, problems: [] };
}

const fieldsOf = (values: object) => Object.keys(values).map((block_id) => ({ type: 'input', block_id }));

function typed(raw: RawOption): string {
  if (typeof raw === 'string') return raw;
  if ('member' in raw) return `<@${slackId(raw.member)}|x>`;
  if ('role' in raw) return '<!subteam^S1ARTISTS|@artists>';
  return 'channel' in raw ? '<#C1|general>' : raw.file;
}

function chosen(raw: RawOption | undefined): object {
  if (raw === undefined) return {};
  if (typeof raw === 'string') return { selected_option: { value: raw } };
  if ('member' in raw) return { selected_user: slackId(raw.member) };
  if ('channel' in raw) return { selected_conversation: textOf(raw) };
  return { selected_option: { value: textOf(raw) } };
}

function entered(raw: RawOption): object {
  if (typeof raw === 'string') return { type: 'plain_text_input', value: raw };
  if ('file' in raw) return { type: 'file_input', files: [{ id: raw.file, url_private: 'https://evil.example/x' }] };
  return { type: 'multi_static_select', selected_options: [{ value: textOf(raw) }] };
}
