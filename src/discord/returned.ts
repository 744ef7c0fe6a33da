import type { ServerResponse } from 'node:http';
import type { Callback, Callbacks } from './callbacks.ts';

/** The first response to an interaction that came in a request, as far as that request can take it. */
export interface Returned extends Pick<Callbacks, 'send'> {
  /** What the request is answered with. */
  response: Promise<Response>;
  /** Answers the request, where nothing that was sent has. */
  end(): void;
}

/**
 * Puts a first response into the response to the request that told of the interaction. Where Discord has to have it for
 * certain before more is sent, where it has files, and where the request is closed, it is posted as for the gateway, and
 * the request is told so. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback
 * @param outgoing The request's response, on its way.
 */
export function createReturned(outgoing: ServerResponse, callbacks: Pick<Callbacks, 'send'>): Returned {
  let respond = (_: Response): void => undefined;
  const response = new Promise<Response>((resolve) => {
    respond = resolve;
  });
  let given = false;
  const isOpen = () => !given && !outgoing.destroyed;

  function give(one: Response): void {
    if (!given) respond(one);
    given = true;
  }

  /** Resolves once the operating system has it. Rejects as a request does whose connection is closed. */
  const inBody = ({ body }: Callback): Promise<void> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      outgoing.once('finish', resolve);
      outgoing.once('close', () =>
        reject(Object.assign(new Error('Discord closed the request'), { code: 'ECONNRESET' })),
      );
      give(new Response(text, { headers: { 'content-type': 'application/json' } }));
    });

  return {
    response,
    async send(interaction, callback) {
      if (isOpen() && !callback.files && !callback.followed) return inBody(callback);
      try {
        await callbacks.send(interaction, callback);
      } catch (error) {
        // The request has to be answered anyhow, and Discord may take there what it didn't take otherwise.
        if (isOpen() && !callback.files) return inBody(callback);
        throw error;
      }
      give(new Response(null, { status: 202 }));
    },
    end: () => give(new Response(null, { status: 500 })),
  };
}
