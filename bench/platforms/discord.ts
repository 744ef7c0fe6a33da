import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { guildId, guildJson } from './guild.ts';
import { type Asked, createWaiting, type Played } from './played.ts';
import { serve } from './serve.ts';
import { APPLICATION, createTips, user } from './tip-interaction.ts';

/** Discord recommends about one shard for so many servers. */
const ON_A_SHARD = 1_000;
/** So many shards may begin at once, which is the most that a bot has to take at a time. */
const CONCURRENCY = 16;

/** A client may answer a heartbeat before it has counted what it read together with it: 2 MiB at most. */
const AT_ONCE = 100;

/** What is known of a shard that has a session. */
interface Session {
  socket: WebSocket;
  sequence: number;
}

/** Plays a Discord that spreads the servers of a bot over shards. */
export async function openDiscord(servers: number): Promise<Played> {
  const waiting = createWaiting();
  let messages = 0;
  const { next, names } = createTips(servers);
  const shards = Math.ceil(servers / ON_A_SHARD);
  const sessions = new Map<number, Session>();
  const settled = new Set<number>();
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let connect = (): void => undefined;
  const connected = new Promise<void>((resolve) => {
    connect = resolve;
  });

  const shardOf = (number: number, count: number) => Number((BigInt(guildId(number)) >> 22n) % BigInt(count));

  /** @param d JSON. */
  function dispatch(session: Session, t: string, d: string): void {
    session.sequence += 1;
    session.socket.send(`{"op":${GatewayOpcodes.Dispatch},"t":"${t}","s":${session.sequence},"d":${d}}`);
  }

  function identified(session: Session, [id, count]: readonly [number, number]): void {
    const own = Array.from({ length: servers }, (_, number) => number).filter((one) => shardOf(one, count) === id);
    const ready = {
      v: 10,
      user: { ...user(APPLICATION, 'tip-jar'), bot: true, email: null, mfa_enabled: true, verified: true },
      guilds: own.map((number) => ({ id: guildId(number), unavailable: true })),
      session_id: '0123456789abcdef0123456789abcdef',
      session_type: 'normal',
      resume_gateway_url: url(),
      shard: [id, count],
      application: { id: APPLICATION, flags: 0 },
    };
    sessions.set(id, session);
    dispatch(session, 'READY', JSON.stringify(ready));
    for (const number of own) dispatch(session, 'GUILD_CREATE', guildJson(number));
    // The heartbeat that answers this one says how far the bot has read.
    session.socket.send(JSON.stringify({ op: GatewayOpcodes.Heartbeat, d: null }));
  }

  function joined(socket: WebSocket): void {
    begin();
    const session = { socket, sequence: 0 };
    let shard = 0;
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data));
      if (op === GatewayOpcodes.Heartbeat) {
        if (session.sequence > 0 && d > session.sequence - AT_ONCE) settled.add(shard);
        if (settled.size === shards) connect();
        return socket.send(`{"op":${GatewayOpcodes.HeartbeatAck}}`);
      }
      messages += 1;
      if (op !== GatewayOpcodes.Identify) return;
      [shard] = d.shard;
      identified(session, d.shard);
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
      const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: CONCURRENCY };
      return [200, JSON.stringify({ url: url(), shards, session_start_limit })];
    }
    if (method === 'PUT' && what === 'applications') return [200, '[]'];
    return [404, '{"code":0,"message":"404: Not Found"}'];
  }

  const server = await serve({ asked, joined });
  const url = () => `ws://127.0.0.1:${server.port}/gateway`;

  return {
    variables: { DISCORD_TOKEN: 'a.played.token', DISCORD_API_URL: `http://127.0.0.1:${server.port}/api` },
    begun,
    connected,
    tip(asked: Asked) {
      const { id, server, json } = next(asked);
      const answer = waiting.answer(id);
      const session = sessions.get(shardOf(server, shards));
      if (!session) throw new Error('the bot has no session');
      dispatch(session, 'INTERACTION_CREATE', json);
      return answer;
    },
    messages: () => messages,
    ...names,
    close: server.close,
  };
}
