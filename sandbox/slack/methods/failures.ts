import { once } from 'node:events';

/** A test can make a method fail with an error code, with an HTTP status, or by not answering. */
type Failure = string | { status: 408 | 429 | 500 | 503; retryAfter?: number } | 'hang';

export interface Failures {
  /** Makes a method fail until it is called again with null. @param method such as `chat.postMessage` */
  fail(method: string, failure: Failure | null): void;
  /** Resolves with the failure that a test asked for, or with undefined. One that hangs resolves when the server closes. */
  answer(method: string): Promise<Response | undefined>;
  close(): void;
}

export function createFailures(): Failures {
  const wanted = new Map<string, Failure>();
  const closing = new AbortController();
  return {
    fail(method, failure) {
      if (failure === null) wanted.delete(method);
      else wanted.set(method, failure);
    },
    async answer(method) {
      const failure = wanted.get(method);
      if (failure === undefined) return undefined;
      if (failure === 'hang') {
        if (!closing.signal.aborted) await once(closing.signal, 'abort');
        return new Response(null, { status: 503 });
      }
      if (typeof failure === 'string') return Response.json({ ok: false, error: failure });
      const headers = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
      const error = failure.status === 429 ? 'ratelimited' : 'internal_error';
      return Response.json({ ok: false, error }, { status: failure.status, headers });
    },
    close: () => closing.abort(),
  };
}
