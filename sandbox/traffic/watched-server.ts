import { WebSocket, WebSocketServer } from 'ws';
import type { TrafficEntry } from './traffic-entry.ts';

/** Is told of every message that goes through a WebSocket. */
export type Frame = (from: TrafficEntry['from'], text: string) => void;

/** A server of WebSockets whose messages are told, both ways. @param maxPayload bytes of a message, 100 MiB by default */
export function watchedServer(frame: Frame = () => undefined, maxPayload = 100 * 1024 * 1024): WebSocketServer {
  class Watched extends WebSocket {
    /** The platforms send nothing but text, and wait for no callback. */
    override send(text: Parameters<WebSocket['send']>[0]): void {
      frame('platform', String(text));
      super.send(text);
    }
  }
  const server = new WebSocketServer({ noServer: true, maxPayload, WebSocket: Watched });
  server.on('connection', (socket) => socket.on('message', (data) => frame('bot', String(data))));
  return server;
}
