import type { WebSocket } from 'ws';
import type { RawOption } from '../../../src/bot/call.ts';
import { accountOf, communityOf } from '../../../src/slack/platform.ts';
import { type Crowd, createLedger, type Deed, type Somebody } from './crowd.ts';
import { type Asked, serve, type Told } from './serve.ts';

const teamId = (community: number) => `T${community}`;
const slackId = (person: number, admin = false) => `U${person}${admin ? 'ADMIN' : ''}`;

interface SlackDeed extends Deed {
  type: 'slash_commands' | 'interactive';
}

/** A Slack in Socket Mode; any number of sockets may be open. */
export async function openSlackCrowd(): Promise<Crowd> {
  const ledger = createLedger();
  const posts: Crowd['posts'] = [];
  let sockets: WebSocket[] = [];
  let triggers = 0;
  let envelopes = 0;
  const deeds = new Map<string, Deed>();

  function joined(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (raw) => {
      const { envelope_id, payload } = JSON.parse(String(raw));
      const deed = deeds.get(envelope_id);
      deeds.delete(envelope_id);
      const shown = payload && Object.keys(payload).length > 0 ? { shown: payload } : {};
      if (deed) ledger.answered(deed.id, { first: true, ...shown });
    });
    socket.on('close', () => {
      sockets = sockets.filter((one) => one !== socket);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  }

  function asked({ path, body }: Asked): Told {
    const [, where, method = ''] = path.split('/');
    if (where === 'respond') {
      ledger.answered(method, { shown: body });
      return [200, { ok: true }];
    }
    switch (method) {
      case 'apps.connections.open':
        return [200, { ok: true, url: `ws://127.0.0.1:${server.port}/socket` }];
      case 'auth.test':
        return [200, { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: teamId(0) }];
      case 'users.info':
        return [200, { ok: true, user: userOf(String(body.user)) }];
      case 'usergroups.list':
        return [200, { ok: true, usergroups: [] }];
      case 'conversations.open':
        return [200, { ok: true, channel: { id: `D${body.users}` } }];
      case 'conversations.info':
        return [200, { ok: true, channel: { id: body.channel, is_member: true } }];
      case 'views.open':
        ledger.answered(String(body.trigger_id), { shown: body.view });
        return [200, { ok: true, view: { id: 'V1' } }];
      case 'chat.postMessage':
        posts.push({ channel: String(body.channel), text: JSON.stringify(body.blocks) });
        return [200, { ok: true, ts: `${posts.length}.0`, channel: body.channel }];
      default:
        return [200, { ok: true }];
    }
  }

  const server = await serve({ asked, joined });

  function done({ community, person, admin }: Somebody, type: SlackDeed['type'], more: object): SlackDeed {
    triggers += 1;
    const id = `trigger${triggers}`;
    const user = slackId(person, admin);
    const common = { trigger_id: id, response_url: `http://127.0.0.1:${server.port}/respond/${id}` };
    const who =
      type === 'slash_commands'
        ? { team_id: teamId(community), user_id: user, user_name: user, channel_id: 'C1', channel_name: 'general' }
        : { team: { id: teamId(community) }, user: { id: user, name: user }, channel: { id: 'C1' } };
    return { id, type, payload: { ...common, ...who, ...more } };
  }

  function send(deed: Deed, connection = 0): boolean {
    const socket = sockets[connection];
    ledger.sent(deed);
    if (!socket) return false;
    envelopes += 1;
    const envelope_id = String(envelopes);
    deeds.set(envelope_id, deed);
    const type = 'command' in deed.payload ? 'slash_commands' : 'interactive';
    socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload: true, payload: deed.payload }));
    return true;
  }

  return {
    variables: {
      SLACK_BOT_TOKEN: 'xoxb-played',
      SLACK_APP_TOKEN: 'xapp-played',
      SLACK_API_URL: `http://127.0.0.1:${server.port}/api/`,
    },
    posts,
    send,
    community: ({ community }) => communityOf(teamId(community)),
    account: ({ community, person, admin }) => accountOf(teamId(community), slackId(person, admin)),
    member: ({ person, admin }) => ({ member: slackId(person, admin) }),
    channel: () => ({ channel: 'C1' }),
    command(who, command, options = {}) {
      const [name, ...words] = command.split(' ');
      const text = [...words, ...Object.values(options).map(typed)].join(' ');
      return done(who, 'slash_commands', { command: `/${name}`, text });
    },
    press: (who, action_id) =>
      done(who, 'interactive', {
        type: 'block_actions',
        actions: [{ type: 'button', action_id, block_id: 'b' }],
        container: { type: 'message', is_ephemeral: true },
      }),
    ...ledger.through(send),
    connections: () => sockets.length,
    before: server.before,
    close: server.close,
  };
}

const userOf = (id: string) => ({ id, name: id, is_admin: id.endsWith('ADMIN'), locale: 'en-US', profile: {} });

function typed(raw: RawOption): string {
  if (typeof raw === 'string') return raw;
  if ('member' in raw) return `<@${raw.member}>`;
  if ('role' in raw) return `<!subteam^${raw.role}>`;
  return 'channel' in raw ? `<#${raw.channel}>` : raw.file;
}
