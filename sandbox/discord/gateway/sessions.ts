import { randomUUID } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

interface Dispatch {
  op: GatewayOpcodes.Dispatch;
  s: number;
  t: string;
  d: object;
}

/** One bot's place in the stream of events; it outlives its socket for a while. */
export interface Session {
  id: string;
  intents: number;
  /** Sequence number of the newest dispatch. */
  last: number;
  /** The newest dispatches, for a resume. */
  recent: Dispatch[];
  socket: WebSocket | undefined;
  /** When the socket was lost, in milliseconds since 1970. */
  leftAt: number;
}

const mostRecent = 250;
/** How long a lost session may be resumed, in milliseconds. */
const resumable = 120_000;

export const newSession = (intents: number, socket: WebSocket): Session => ({
  id: randomUUID().replaceAll('-', ''),
  intents,
  last: 0,
  recent: [],
  socket,
  leftAt: 0,
});

export const isAlive = ({ socket, leftAt }: Session, now: number): boolean => !!socket || now - leftAt < resumable;

/** Sends an event, or keeps it for when the bot is back. */
export function dispatch(session: Session, event: string, data: object): void {
  session.last += 1;
  const payload: Dispatch = { op: GatewayOpcodes.Dispatch, s: session.last, t: event, d: data };
  session.recent = [...session.recent.slice(1 - mostRecent), payload];
  session.socket?.send(JSON.stringify(payload));
}

/** Whether everything after that sequence number is still at hand. */
export const canReplay = ({ recent, last }: Session, after: number): boolean =>
  after >= last - recent.length && after <= last;

export function replay({ recent, socket }: Session, after: number): void {
  for (const payload of recent) if (payload.s > after) socket?.send(JSON.stringify(payload));
}
