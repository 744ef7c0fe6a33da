import type { WebSocket } from 'ws';
import { accountOf, communityOf } from '../../src/slack/platform.ts';
import { fillable } from './fill.ts';
import { type Asked, createWaiting, type Played } from './played.ts';
import { serve } from './serve.ts';

const TEAM = 'T0BENCH01';
const userId = (creator: number) => `U1${String(creator).padStart(8, '0')}`;
/** Nobody who asks is a creator too: nobody may tip themselves. */
const callerId = (caller: number) => `U2${String(caller).padStart(8, '0')}`;

/** Milliseconds. The SDK gives a connection up that hasn't been pinged for thirty seconds. */
const PING = 10_000;

const command = fillable(
  JSON.stringify({
    envelope_id: '@id@',
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: {
      token: 'wVJLrX0123456789abcdefgh',
      team_id: TEAM,
      team_domain: 'a-community-of-streamers',
      channel_id: 'C0123456789',
      channel_name: 'general',
      user_id: '@caller@',
      user_name: 'caller@caller@',
      command: '/tip',
      text: '<@@creator@|creator@creator@>',
      api_app_id: 'A0123456789',
      is_enterprise_install: 'false',
      response_url: `https://hooks.slack.com/commands/${TEAM}/@id@/0123456789abcdefghijklmn`,
      trigger_id: '@id@.0123456789.0123456789abcdef0123456789abcdef',
    },
  }),
  ['id', 'caller', 'creator'],
);

const user = fillable(
  JSON.stringify({
    ok: true,
    user: {
      id: '@user@',
      team_id: TEAM,
      name: 'user@user@',
      deleted: false,
      color: '9f69e7',
      real_name: 'Known as @user@',
      tz: 'Europe/Paris',
      tz_label: 'Central European Time',
      tz_offset: 3_600,
      profile: {
        title: 'Guitarist',
        phone: '',
        skype: '',
        real_name: 'Known as @user@',
        real_name_normalized: 'Known as @user@',
        display_name: 'user@user@',
        display_name_normalized: 'user@user@',
        fields: null,
        status_text: '',
        status_emoji: '',
        status_emoji_display_info: [],
        status_expiration: 0,
        avatar_hash: '0123456789ab',
        email: '@user@@example.com',
        first_name: 'Known',
        last_name: 'as @user@',
        ...Object.fromEntries(
          [24, 32, 48, 72, 192, 512].map((size) => [
            `image_${size}`,
            `https://avatars.slack-edge.com/0123_${size}.png`,
          ]),
        ),
        status_text_canonical: '',
        team: TEAM,
      },
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      is_app_user: false,
      updated: 1_714_564_800,
      is_email_confirmed: true,
      who_can_share_contact_card: 'EVERYONE',
      locale: 'en-US',
    },
  }),
  ['user'],
);

const authTest = JSON.stringify({
  ok: true,
  url: 'https://a-community-of-streamers.slack.com/',
  team: 'A community of streamers',
  user: 'tip_jar',
  team_id: TEAM,
  user_id: 'U0123456789',
  bot_id: 'B0123456789',
  is_enterprise_install: false,
});

/** Plays a Slack with one workspace in Socket Mode: that's all one app's token is for. */
export async function openSlack(): Promise<Played> {
  const waiting = createWaiting();
  let messages = 0;
  let calls = 0;
  let socket: WebSocket | undefined;
  let connect = (): void => undefined;
  const connected = new Promise<void>((resolve) => {
    connect = resolve;
  });

  function joined(one: WebSocket): void {
    one.on('message', (data) => {
      messages += 1;
      const text = String(data);
      const id = /"envelope_id":"(\w+)"/.exec(text)?.[1];
      if (id !== undefined) waiting.answered(id, text);
    });
    const pinging = setInterval(() => one.ping(), PING);
    one.on('close', () => clearInterval(pinging));
    one.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0123456789' } }));
    socket = one;
    connect();
  }

  function asked(_: string, path: string, body: string): [number, string] {
    messages += 1;
    switch (path) {
      case '/api/apps.connections.open':
        return [200, JSON.stringify({ ok: true, url: `ws://127.0.0.1:${server.port}/socket` })];
      case '/api/auth.test':
        return [200, authTest];
      case '/api/users.info':
        return [200, user({ user: new URLSearchParams(body).get('user') ?? '' })];
      default:
        return [200, '{"ok":false,"error":"unknown_method"}'];
    }
  }

  const server = await serve({ asked, joined });
  return {
    variables: {
      SLACK_BOT_TOKEN: 'xoxb-played',
      SLACK_APP_TOKEN: 'xapp-played',
      SLACK_API_URL: `http://127.0.0.1:${server.port}/api/`,
    },
    connected,
    tip({ caller, creator }: Asked) {
      calls += 1;
      const id = `e${calls}`;
      const answer = waiting.answer(id);
      socket?.send(command({ id, caller: callerId(caller), creator: userId(creator) }));
      return answer;
    },
    messages: () => messages,
    user: userId,
    account: (creator) => accountOf(TEAM, userId(creator)),
    community: () => communityOf(TEAM),
    close: server.close,
  };
}
