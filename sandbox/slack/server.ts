import type { Outcome } from '../scene.ts';
import { ApiError } from './api-error.ts';
import type { Manifest } from './manifest.ts';
import type { Files } from './messages/files.ts';
import type { Messages } from './messages/messages.ts';
import type { ResponseUrls } from './messages/response-urls.ts';
import type { Reject } from './rejections.ts';
import type { SocketMode } from './socket-mode/socket-mode.ts';
import type { SlackTown } from './state.ts';
import type { Triggers } from './views/triggers.ts';
import type { Views } from './views/views.ts';

/** The parts of the server that people's actions need. */
export interface Server extends Manifest {
  town: SlackTown;
  messages: Messages;
  files: Files;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  socketMode: SocketMode;
  reject: Reject;
}

/** Slack says this above a form or beside a button when the app failed. */
export const appFailed = 'We had some trouble connecting. Try again?';

export const refused = (error: string): Outcome => ({ ok: false, error });

/** Records an acknowledgement with a payload where Slack would ignore it. */
export function refusePayload({ reject }: Server, kind: string, payload: Record<string, unknown>): void {
  if (Object.keys(payload).length > 0)
    reject(kind, new ApiError('invalid_payload', ['this acknowledgement takes no payload']));
}
