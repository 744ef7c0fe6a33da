import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whoever may not read the metrics is answered with this. */
export interface Denial {
  status: 401 | 403;
  /** Tells the operator what to do. */
  sentence: string;
}

const UNNAMED: Denial = {
  status: 403,
  sentence:
    'Without METRICS_TOKEN, the metrics are for this machine alone: curl http://127.0.0.1:3000/metrics. ' +
    'To read them from elsewhere, set METRICS_TOKEN and send it as Authorization: Bearer TOKEN.',
};

const UNPROVEN: Denial = {
  status: 401,
  sentence: 'The metrics are for whoever sends METRICS_TOKEN: Authorization: Bearer TOKEN.',
};

/** IPv4 comes in IPv6's clothes where the server listens on both. */
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** What proxies add for whom they ask. */
const FORWARDING = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/;

/**
 * Says whether a request comes from this machine, and by no detour: a proxy says for whom it asks, speaks HTTP/1.0 (as
 * nginx did until 1.29), or names its own host; and a page in a browser on this machine names its own host too.
 */
const isLocal = ({ socket, headers, httpVersion }: IncomingMessage): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  LOCAL_HOST.test(headers.host ?? '') &&
  httpVersion === '1.1' &&
  !Object.keys(headers).some((name) => FORWARDING.test(name));

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes as long whichever of the token's characters is wrong. */
function sends(token: string, { headers: { authorization = '' } }: IncomingMessage): boolean {
  const sent = /^bearer /i.test(authorization) ? authorization.slice('Bearer '.length).trim() : '';
  return timingSafeEqual(digest(sent), digest(token));
}

/** Says why a request may not read the metrics; undefined where it may. */
export function denialOf(request: IncomingMessage, token: string | undefined): Denial | undefined {
  if (token !== undefined) return sends(token, request) ? undefined : UNPROVEN;
  return isLocal(request) ? undefined : UNNAMED;
}
