import { ErrorCode } from '@slack/web-api';
import type { Unposted } from '../bot/call.ts';
import { propertyOf } from '../connections/connection.ts';
import { NotYet, TokenRefused } from '../connections/persist.ts';

/** Slack's error code, such as `user_not_found`; undefined where the error isn't an answer of Slack's. */
export function codeOf(error: unknown): unknown {
  const data = propertyOf(error, 'data');
  return typeof data === 'object' && data !== null && 'error' in data ? data.error : undefined;
}

/** https://docs.slack.dev/reference/methods/users.info#errors */
const NOBODY: readonly unknown[] = ['user_not_found', 'user_not_visible'];

/** Slack knows nobody by that id, or nobody whom the bot may see. */
export const isNobody = (error: unknown): boolean => NOBODY.includes(codeOf(error));

/** Slack took the request and said no: not in the channel, no such channel, a scope that is missing. */
export const isRefusal = (error: unknown): boolean => propertyOf(error, 'code') === ErrorCode.PlatformError;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal#errors */
const FORBIDDEN: readonly unknown[] = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied'];

/** Slack says no because the app was installed without the right to do it. */
export const lacksPermission = (error: unknown): boolean => FORBIDDEN.includes(codeOf(error));

/** The trigger of a view is older than three seconds. https://docs.slack.dev/reference/methods/views.open#errors */
export const isExpired = (error: unknown): boolean => codeOf(error) === 'expired_trigger_id';

/** Somebody has deleted the message meanwhile. https://docs.slack.dev/reference/methods/chat.update#errors */
export const isUnknownMessage = (error: unknown): boolean => codeOf(error) === 'message_not_found';

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const UNPOSTED = new Map<unknown, Unposted>([
  ['channel_not_found', 'gone'],
  ['not_in_channel', 'closed'],
  ['is_archived', 'archived'],
  ['restricted_action', 'restricted'],
  ['restricted_action_read_only_channel', 'restricted'],
  ['restricted_action_thread_only_channel', 'restricted'],
  ['restricted_action_non_threadable_channel', 'restricted'],
  ['no_permission', 'restricted'],
  ['msg_too_long', 'too-long'],
  ['msg_blocks_too_long', 'too-long'],
]);

/** Slack refuses the token, whatever was asked. https://docs.slack.dev/reference/methods/auth.test#errors */
const REFUSED: readonly unknown[] = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
];

/** Slack says by this error code that it refuses the token. */
export const refusesToken = (code: unknown): boolean => REFUSED.includes(code);

/** Why Slack refused a message in a channel; undefined where it is no refusal of this one, and may be tried again. */
export function whyUnposted(error: unknown): Unposted | undefined {
  if (!isRefusal(error) || REFUSED.includes(codeOf(error))) return undefined;
  return UNPOSTED.get(codeOf(error)) ?? 'refused';
}

/** Slack refuses the token for a connection. The last is for an app token without `connections:write`. */
const UNFIT: readonly unknown[] = [...REFUSED, 'not_allowed_token_type', 'missing_scope'];

type Variable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** What tells the operator that Slack won't have a token. @param code Slack's error code. */
export const tokenRefused = (variable: Variable, code: unknown, cause?: unknown) =>
  new TokenRefused(`${variable}: Slack refuses the token (${code}).`, { cause });

/**
 * Asks with a token, named by its variable. Resolves and rejects as `work` does.
 * @throws {TokenRefused} where Slack refuses the token, which trying again won't change.
 * @throws {NotYet} where Slack has been asked too often.
 */
export async function withToken<Answer>(variable: Variable, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (UNFIT.includes(code)) throw tokenRefused(variable, code, error);
    const seconds = secondsToWait(error);
    throw seconds === undefined
      ? error
      : new NotYet('Slack has had too many requests', seconds * 1_000, { cause: error });
  }
}

/** How many seconds Slack wants to be left alone, because it was asked too often; undefined for any other error. */
export function secondsToWait(error: unknown): number | undefined {
  const seconds = propertyOf(error, 'code') === ErrorCode.RateLimitedError && propertyOf(error, 'retryAfter');
  return typeof seconds === 'number' ? seconds : undefined;
}
