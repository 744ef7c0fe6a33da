import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiError, toRefusal } from '../api-error.ts';
import type { Installs } from '../over-http/installs.ts';
import { saidOf } from '../over-http/workspaces.ts';
import type { Reject } from '../rejections.ts';
import { team } from '../workspace.ts';
import { type Arguments, type Method, readArguments } from './arguments.ts';
import type { Failures } from './failures.ts';

/** Bytes of a call. A view, the largest argument, can have 250,000. */
const largestCall = 1_000_000;

interface Parts {
  methods: Record<string, Method>;
  tokens: Record<Exclude<Method['token'], 'none'>, string>;
  installs: Installs;
  /** Of the bot's token. Slack names them in a header of each answer. */
  scopes: readonly string[];
  failures: Failures;
  reject: Reject;
}

/**
 * Makes Slack's Web API: https://docs.slack.dev/apis/web-api. Errors are answered with status 200 too, except for the
 * failures that tests ask for.
 */
export function createWebApi({ methods, tokens, installs, scopes, failures, reject }: Parts): Hono {
  /** @returns the workspace that the token is for */
  function authorize(wanted: Method['token'], args: Arguments, header: string | undefined): string {
    if (wanted === 'none') return team.id;
    const token = header?.replace(/^Bearer\s*/i, '') ?? args.token;
    if (typeof token !== 'string' || token === '') throw new ApiError('not_authed');
    if (token === tokens[wanted]) return team.id;
    const installed = wanted === 'bot' ? installs.teamOf(token) : undefined;
    if (installed !== undefined) return installed;
    const known = Object.values(tokens).includes(token);
    throw new ApiError(known ? 'not_allowed_token_type' : 'invalid_auth');
  }

  const api = new Hono();
  api.use(bodyLimit({ maxSize: largestCall }));
  api.on(['GET', 'POST'], '/:method', async ({ req, json }) => {
    const name = req.param('method');
    const failure = await failures.answer(name);
    if (failure) return failure;
    try {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (!method) throw new ApiError('unknown_method');
      const args = await readArguments(req);
      const workspace = authorize(method.token, args, req.header('authorization'));
      const headers: Record<string, string> = method.token === 'bot' ? { 'x-oauth-scopes': scopes.join(',') } : {};
      const answer = { ok: true, ...method.call(args) };
      return json(method.token === 'none' ? answer : saidOf(answer, workspace), { headers });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      reject(name, error);
      return json(toRefusal(error));
    }
  });
  return api;
}
