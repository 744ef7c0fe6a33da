import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { bot } from '../workspace.ts';

/** Slack's limit of connections per app. */
const mostSockets = 10;
const pingEvery = 10_000;
/** Slack closes a connection ten seconds after it asked the app to leave. */
const leaveTime = 10_000;
/** Invitations that may stand open at a time. */
const keptTickets = 100;

export interface Connections {
  /** @returns a ws:// address, good for one connection */
  invite(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The socket whose turn it is. */
  next(): WebSocket | undefined;
  connected(): boolean;
  /** Tells every app to connect anew. After a warning the socket still gets payloads. */
  disconnect(reason: 'refresh_requested' | 'warning'): void;
  /** Breaks every connection without a word. */
  drop(): void;
  close(): Promise<void>;
}

interface Events {
  /** Called when the first app comes and when the last one leaves. */
  changed(): void;
  heard(message: string): void;
}

/** The WebSockets of Socket Mode. @param origin of this server */
export function createConnections(origin: () => string, { changed, heard }: Events): Connections {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const tickets = new Set<string>();
  /** In the order of their turn. */
  let ready: WebSocket[] = [];

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
    }, pingEvery);
    socket.on('pong', () => {
      answered = true;
    });
    socket.on('close', () => clearInterval(timer));
  }

  server.on('connection', (socket: WebSocket) => {
    // A broken connection is also closed, and nobody is left to be told.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => leave(socket));
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
      for (const old of [...tickets].slice(0, -keptTickets)) tickets.delete(old);
      return `${origin().replace(/^http/, 'ws')}/slack/socket?ticket=${ticket}&app_id=${bot.app}`;
    },
    upgrade(request, socket, head) {
      // Who breaks off before the answer needs none.
      socket.on('error', () => socket.destroy());
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
    disconnect(reason) {
      for (const socket of [...ready]) {
        send(socket, { type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
        if (reason === 'warning') continue;
        leave(socket);
        setTimeout(() => socket.close(), leaveTime).unref();
      }
    },
    drop,
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
