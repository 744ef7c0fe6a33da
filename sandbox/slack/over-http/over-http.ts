import { eventCallback } from '../payloads.ts';
import type { SocketMode } from '../socket-mode/socket-mode.ts';
import { team } from '../workspace.ts';
import { type Destination, deliverTo, type SentRequest, signed } from './delivery.ts';
import type { Installs } from './installs.ts';
import { saidOf } from './workspaces.ts';

/** Requests that tests can look at and send again. */
const mostRemembered = 50;

export interface OverHttp extends Pick<Installs, 'end' | 'rotate' | 'answerWith' | 'renewals'> {
  /** Takes the place of the sockets: what people do is sent to the app over HTTP, once one is named. */
  socketMode: SocketMode;
  /** Has the app's requests sent here. */
  sendTo(destination: Destination): void;
  /** What people do from now on, they do in this workspace. */
  enter(team: string): void;
  /** The newest requests, oldest first. */
  requests: SentRequest[];
  /** Somebody removes the app from a workspace. The app is told by two events, unless they are left out. */
  uninstall(team: string, told?: boolean): Promise<void>;
}

/** Reaches an app over HTTP: https://docs.slack.dev/apis/events-api/using-http-request-urls @param now milliseconds since 1970 */
export function createOverHttp(sockets: SocketMode, installs: Installs, now: () => number): OverHttp {
  let destination: Destination | undefined;
  let workspace = team.id;
  const requests: SentRequest[] = [];

  const deliver: SocketMode['deliver'] = (envelope) => {
    if (!destination) return sockets.deliver(envelope);
    sockets.sent.push(envelope);
    const { url, signingSecret } = destination;
    const request = signed(saidOf(envelope, workspace), signingSecret, Math.floor(now() / 1_000));
    requests.push(request);
    if (requests.length > mostRemembered) requests.shift();
    return deliverTo(url, request);
  };

  return {
    ...installs,
    socketMode: { ...sockets, deliver, connected: () => destination !== undefined || sockets.connected() },
    sendTo(to) {
      destination = to;
    },
    enter(id) {
      workspace = id;
    },
    requests,
    async uninstall(id, told = true) {
      installs.uninstall(id);
      if (!told) return;
      const before = workspace;
      workspace = id;
      const events = [
        { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0TIPJAR'] } },
        { type: 'app_uninstalled' },
      ];
      const sent = events.map((event) => deliver({ type: 'events_api', payload: eventCallback(event, now()) }));
      workspace = before;
      await Promise.all(sent);
    },
  };
}
