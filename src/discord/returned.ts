import type { ServerResponse } from 'node:http';
import type { Callback, Callbacks } from './callbacks.ts';

/** The first response to an interaction that came in a request. */
export interface Returned extends Pick<Callbacks, 'send'> {
  /** Answers the request, where nothing that was sent has. */
  end(): void;
}

/**
 * Puts a first response into the response to the request that told of the interaction. Where Discord has to have it for
 * certain before more is sent, where it has files, and where the request is closed, it is posted as for the gateway, and
 * the request is told so. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback
 * @param response To the request, to which nothing was written yet.
 */
export function createReturned(response: ServerResponse, callbacks: Pick<Callbacks, 'send'>): Returned {
  const isOpen = () => !response.headersSent && !response.destroyed;

  /** Resolves once the operating system has it. Rejects as a request does whose connection is closed. */
  const inBody = ({ body }: Callback): Promise<void> =>
    new Promise((resolve, reject) => {
      // Node.js says so after each response, so an error is made only where it is one.
      response.once('close', () => {
        if (response.writableFinished) resolve();
        else reject(Object.assign(new Error('Discord closed the request'), { code: 'ECONNRESET' }));
      });
      // Without its length, Node.js would send it in chunks.
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      response.writeHead(200, headers).end(body);
    });

  return {
    async send(interaction, callback) {
      if (isOpen() && !callback.files && !callback.followed) return inBody(callback);
      try {
        await callbacks.send(interaction, callback);
      } catch (error) {
        // The request has to be answered anyhow, and Discord may take there what it didn't take otherwise.
        if (isOpen() && !callback.files) return inBody(callback);
        throw error;
      }
      if (isOpen()) response.writeHead(202).end();
    },
    end() {
      if (isOpen()) response.writeHead(500).end();
    },
  };
}
