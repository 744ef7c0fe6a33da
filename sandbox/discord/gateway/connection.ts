import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { canReplay, dispatch, replay, type Session } from './sessions.ts';
import type { Shard } from './sharding.ts';

/** Milliseconds; the value that Discord itself sends. */
const heartbeatInterval = 41_250;
/** Discord closes the connection after a longer one: events/gateway#sending-events. */
const mostPayloadBytes = 4096;

const knownIntents = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

const payload = z.object({ op: z.number().int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.number().int().min(0),
  properties: z.looseObject({}),
  shard: z.tuple([z.number().int().min(0), z.number().int().min(1)]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number().int().min(0) });

/** What a connection needs of the gateway that holds all sessions. */
export interface SessionStore {
  token: string;
  /** False while tests want that nothing is heard. */
  hears(): boolean;
  /** False while tests want that no session begins. */
  begins(): boolean;
  /** Told of each identification, also of one that is not heard. */
  identified(): void;
  /** The code with which a shard is refused. */
  refused(shard: Shard): GatewayCloseCodes | undefined;
  /** False while another shard of the same bucket has only just identified itself. */
  isTurnOf(shard: Shard): boolean;
  session(id: string): Session | undefined;
  start(intents: number, shard: Shard, socket: WebSocket): Session;
  resumed(): void;
  /** Keeps the session, so that the bot can resume it. */
  suspend(session: Session): void;
  forget(session: Session): void;
}

/** Speaks with a bot over one connection, from hello to the closing code. */
export function serveConnection(socket: WebSocket, store: SessionStore): void {
  let session: Session | undefined;
  const send = (op: GatewayOpcodes, d: unknown = null) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
  const isToken = (given: string): boolean => given.replace(/^Bot /, '') === store.token;

  function onIdentify(d: unknown): GatewayCloseCodes | undefined {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    const asked = identify.safeParse(d);
    if (!asked.success) return GatewayCloseCodes.DecodeError;
    if (!isToken(asked.data.token)) return GatewayCloseCodes.AuthenticationFailed;
    if (asked.data.intents & ~knownIntents) return GatewayCloseCodes.InvalidIntents;
    const { intents, shard } = asked.data;
    const refused = store.refused(shard);
    if (refused !== undefined || !store.begins()) return refused;
    if (store.isTurnOf(shard)) session = store.start(intents, shard, socket);
    else send(GatewayOpcodes.InvalidSession, false);
    return undefined;
  }

  function onResume(d: unknown): GatewayCloseCodes | undefined {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    const asked = resume.safeParse(d);
    if (!asked.success) return GatewayCloseCodes.DecodeError;
    const { token, session_id, seq } = asked.data;
    if (!isToken(token)) return GatewayCloseCodes.AuthenticationFailed;
    const found = store.session(session_id);
    if (found && seq > found.lastSequence) return GatewayCloseCodes.InvalidSeq;
    if (found && canReplay(found, seq)) {
      found.socket?.close(GatewayCloseCodes.SessionTimedOut);
      found.socket = socket;
      session = found;
      replay(found, seq);
      dispatch(found, GatewayDispatchEvents.Resumed, {});
      store.resumed();
    } else send(GatewayOpcodes.InvalidSession, false);
    return undefined;
  }

  function onPayload(read: z.infer<typeof payload> | undefined): GatewayCloseCodes | undefined {
    switch (read?.op) {
      case undefined:
        return GatewayCloseCodes.DecodeError;
      case GatewayOpcodes.Heartbeat:
        send(GatewayOpcodes.HeartbeatAck);
        return undefined;
      case GatewayOpcodes.Identify:
        return onIdentify(read?.d);
      case GatewayOpcodes.Resume:
        return onResume(read?.d);
      case GatewayOpcodes.PresenceUpdate:
        return session ? undefined : GatewayCloseCodes.NotAuthenticated;
      default:
        return session ? GatewayCloseCodes.UnknownOpcode : GatewayCloseCodes.NotAuthenticated;
    }
  }

  socket.on('message', (raw: Buffer) => {
    const read = raw.length > mostPayloadBytes ? undefined : payload.safeParse(json(String(raw))).data;
    if (read?.op === GatewayOpcodes.Identify) store.identified();
    if (!store.hears()) return;
    const code = onPayload(read);
    if (code !== undefined) socket.close(code, GatewayCloseCodes[code]);
  });
  // ws already closes the connection after a broken frame. Without a listener the error would end the process.
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    if (session?.socket !== socket) return;
    if (code === 1000 || code === 1001) store.forget(session);
    else store.suspend(session);
  });
  send(GatewayOpcodes.Hello, { heartbeat_interval: heartbeatInterval });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A payload that isn't JSON is refused like one of the wrong shape.
    return undefined;
  }
}
