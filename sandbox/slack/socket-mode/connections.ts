import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { type Frame, watchedServer } from '../../traffic/watched-server.ts';
import { bot } from '../workspace.ts';

/** Slack allows an app this many connections: docs.slack.dev/apis/events-api/using-socket-mode */
const mostSockets = 10;
/** Milliseconds; a connection that doesn't answer one ping before the next is closed. */
const pingInterval = 10_000;
/** Milliseconds between the request to disconnect and the end of the connection. */
const disconnectDelay = 10_000;
/** Addresses that were given out and not used yet. */
const mostTickets = 100;

export interface Connections {
  /** Gives out a ws:// address for one connection. */
  invite(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The sockets take turns. @returns the next one, or undefined when no app is connected */
  next(): WebSocket | undefined;
  connected(): boolean;
  /** How many connections are open, whether they are still used or not. */
  sockets(): number;
  /** Asks every app to connect again. After a warning its socket still gets payloads. */
  disconnect(reason: 'refresh_requested' | 'warning'): void;
  /** Breaks every connection without a close frame. */
  drop(): void;
  /** How the next sockets are met, for tests. A refused one is answered 503; a silent one is never told hello. */
  meet(sockets: Meeting): void;
  close(): Promise<void>;
}

export type Meeting = 'well' | 'refused' | 'silently';

interface Events {
  /** Called when the first app connects and when the last one disconnects. */
  changed(): void;
  heard(message: string): void;
  /** Told of every message, both ways. */
  frame?: Frame | undefined;
}

/** Holds the WebSockets of Socket Mode. @param origin the origin of this server */
export function createConnections(origin: () => string, { changed, heard, frame }: Events): Connections {
  const server = watchedServer(frame, 1_000_000);
  const tickets = new Set<string>();
  /** The first one is next. */
  let ready: WebSocket[] = [];
  let meeting: Meeting = 'well';

  const send = (socket: WebSocket, message: object): void => socket.send(JSON.stringify(message));

  function leave(socket: WebSocket): void {
    if (!ready.includes(socket)) return;
    ready = ready.filter((one) => one !== socket);
    if (ready.length === 0) changed();
  }

  function keepAlive(socket: WebSocket): void {
    let answered = true;
    const timer = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
    }, pingInterval);
    socket.on('pong', () => {
      answered = true;
    });
    socket.on('close', () => clearInterval(timer));
  }

  server.on('connection', (socket: WebSocket) => {
    // Without a listener the error would end the process. The close event follows and does the rest.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => leave(socket));
    if (meeting === 'silently') return;
    if (server.clients.size > mostSockets) {
      send(socket, { type: 'disconnect', reason: 'too_many_websockets' });
      socket.close();
      return;
    }
    keepAlive(socket);
    socket.on('message', (data) => heard(String(data)));
    ready.push(socket);
    send(socket, {
      type: 'hello',
      num_connections: server.clients.size,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 3600 },
      connection_info: { app_id: bot.app },
    });
    if (ready.length === 1) changed();
  });

  function drop(): void {
    for (const socket of server.clients) socket.terminate();
  }

  return {
    invite() {
      const ticket = randomBytes(16).toString('hex');
      tickets.add(ticket);
      for (const old of [...tickets].slice(0, -mostTickets)) tickets.delete(old);
      return `${origin().replace(/^http/, 'ws')}/slack/socket?ticket=${ticket}&app_id=${bot.app}`;
    },
    upgrade(request, socket, head) {
      // Without a listener the error of a client that disconnects early would end the process.
      socket.on('error', () => socket.destroy());
      if (meeting === 'refused') return socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
      const ticket = new URL(request.url ?? '', origin()).searchParams.get('ticket');
      if (ticket && tickets.delete(ticket))
        server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted, request));
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
    next() {
      const socket = ready.find((one) => one.readyState === WebSocket.OPEN);
      if (socket) ready = [...ready.filter((one) => one !== socket), socket];
      return socket;
    },
    connected: () => ready.length > 0,
    sockets: () => server.clients.size,
    disconnect(reason) {
      for (const socket of [...ready]) {
        send(socket, { type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
        if (reason === 'warning') continue;
        leave(socket);
        setTimeout(() => socket.close(), disconnectDelay).unref();
      }
    },
    drop,
    meet(sockets) {
      meeting = sockets;
    },
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
