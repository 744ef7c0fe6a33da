import { once } from 'node:events';
import { type OutgoingHttpHeader, type OutgoingHttpHeaders, type Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Milliseconds after which nobody is about to send something on a connection that they didn't use meanwhile. A proxy
 * that has just sent something as the connection is closed can't tell whether it arrived, and may not send it again.
 */
const QUIET = 500;

/**
 * Turns of the event loop in which everybody is let in who has connected: one in a turn, and Node.js has so many wait.
 * Whoever waits as the server closes is cut off, and a proxy that has sent something by then doesn't send it again.
 */
const TURNS = 511;

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** What has a server end without losing what was sent to it. */
export function createDrain() {
  let draining = false;

  /** Says that the connection will be closed, from when the server is to end. */
  class LastResponse extends ServerResponse {
    override writeHead(status: number, message?: string, headers?: Headers): this;
    override writeHead(status: number, headers?: Headers): this;
    override writeHead(...given: [number, (string | Headers)?, Headers?]): this {
      if (draining) this.shouldKeepAlive = false;
      return Reflect.apply(super.writeHead, this, given);
    }
  }

  return {
    ServerResponse: LastResponse,
    /**
     * Lets nobody new in, so that a proxy turns to another process. What comes on open connections is answered, and each
     * is closed after its answer. Resolves once all are closed.
     */
    async drain(server: Server): Promise<void> {
      draining = true;
      for (let turns = 0; turns < TURNS; turns += 1) await turn();
      const closed = once(server, 'close');
      const looking = setInterval(() => server.closeIdleConnections(), QUIET);
      // The server's own method would close the idle connections at once.
      Listener.prototype.close.call(server);
      await closed;
      clearInterval(looking);
    },
  };
}
