import { randomUUID } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Shard } from './sharding.ts';

interface Dispatch {
  op: GatewayOpcodes.Dispatch;
  s: number;
  t: string;
  d: unknown;
}

/** What the gateway remembers of one bot. A session can be resumed for a while after its socket has closed. */
export interface Session {
  id: string;
  intents: number;
  shard: Shard;
  lastSequence: number;
  /** The newest dispatches, which are sent again when the bot resumes. */
  recent: Dispatch[];
  socket: WebSocket | undefined;
  /** Milliseconds since 1970 when the socket closed. */
  closedAt: number;
}

const mostRemembered = 250;
/** Milliseconds after its socket closed that a session can still be resumed. */
const resumableFor = 120_000;

export const newSession = (intents: number, shard: Shard, socket: WebSocket): Session => ({
  id: randomUUID().replaceAll('-', ''),
  intents,
  shard,
  lastSequence: 0,
  recent: [],
  socket,
  closedAt: 0,
});

export const isAlive = ({ socket, closedAt }: Session, now: number): boolean =>
  !!socket || now - closedAt < resumableFor;

/** Sends an event. A bot that is away gets it when it resumes. */
export function dispatch(session: Session, event: string, data: unknown): void {
  session.lastSequence += 1;
  const payload: Dispatch = { op: GatewayOpcodes.Dispatch, s: session.lastSequence, t: event, d: data };
  session.recent = [...session.recent.slice(1 - mostRemembered), payload];
  session.socket?.send(JSON.stringify(payload));
}

/** Tells whether every dispatch after that sequence number is still remembered. */
export const canReplay = ({ recent, lastSequence }: Session, after: number): boolean =>
  after >= lastSequence - recent.length && after <= lastSequence;

export function replay({ recent, socket }: Session, after: number): void {
  for (const payload of recent) if (payload.s > after) socket?.send(JSON.stringify(payload));
}
