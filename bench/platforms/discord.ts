import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { guildJson, snowflake } from './guild.ts';
import { type Asked, createWaiting, type Played } from './played.ts';
import { serve } from './serve.ts';
import { APPLICATION, createTips, user } from './tip-interaction.ts';

/** Plays a Discord with a gateway of one shard, for a bot that is in so many servers. */
export async function openDiscord(servers: number): Promise<Played> {
  const waiting = createWaiting();
  let messages = 0;
  const { next, names } = createTips(servers);
  let sequence = 0;
  let gateway: WebSocket | undefined;
  let connect = (): void => undefined;
  const connected = new Promise<void>((resolve) => {
    connect = resolve;
  });

  /** @param d JSON. */
  function dispatch(socket: WebSocket, t: string, d: string): void {
    sequence += 1;
    socket.send(`{"op":${GatewayOpcodes.Dispatch},"t":"${t}","s":${sequence},"d":${d}}`);
  }

  function identified(socket: WebSocket): void {
    const guilds = Array.from({ length: servers }, (_, number) => ({ id: snowflake(1, number), unavailable: true }));
    const ready = {
      v: 10,
      user: { ...user(APPLICATION, 'tip-jar'), bot: true, email: null, mfa_enabled: true, verified: true },
      guilds,
      session_id: '0123456789abcdef0123456789abcdef',
      session_type: 'normal',
      resume_gateway_url: url(),
      shard: [0, 1],
      application: { id: APPLICATION, flags: 0 },
    };
    dispatch(socket, 'READY', JSON.stringify(ready));
    for (const number of guilds.keys()) dispatch(socket, 'GUILD_CREATE', guildJson(number));
    gateway = socket;
    connect();
  }

  function joined(socket: WebSocket): void {
    socket.on('message', (data) => {
      const { op } = JSON.parse(String(data));
      if (op === GatewayOpcodes.Heartbeat) return socket.send(`{"op":${GatewayOpcodes.HeartbeatAck}}`);
      messages += 1;
      if (op === GatewayOpcodes.Identify) identified(socket);
    });
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } }));
  }

  function asked(method: string, path: string, body: string): [number, string?] {
    messages += 1;
    // As in /api/v10/interactions/1/token/callback.
    const [, , , what = '', id = ''] = path.split('/', 5);
    if (what === 'interactions') {
      waiting.answered(id, body);
      return [204];
    }
    if (what === 'gateway') {
      const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
      return [200, JSON.stringify({ url: url(), shards: 1, session_start_limit })];
    }
    if (method === 'PUT' && what === 'applications') return [200, '[]'];
    return [404, '{"code":0,"message":"404: Not Found"}'];
  }

  const server = await serve({ asked, joined });
  const url = () => `ws://127.0.0.1:${server.port}/gateway`;

  return {
    variables: { DISCORD_TOKEN: 'a.played.token', DISCORD_API_URL: `http://127.0.0.1:${server.port}/api` },
    connected,
    tip(asked: Asked) {
      const { id, json } = next(asked);
      const answer = waiting.answer(id);
      if (gateway) dispatch(gateway, 'INTERACTION_CREATE', json);
      return answer;
    },
    messages: () => messages,
    ...names,
    close: server.close,
  };
}
