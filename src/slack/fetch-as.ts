import type { FetchFunction } from '@slack/web-api';
import { textAt } from '../connections/payload.ts';
import { refusesToken } from './faults.ts';
import { fetchText } from './fetch.ts';

/** Gives the token of one workspace. */
export interface Tokens {
  /** The token for the next request. Rejects where there is none. */
  get(): Promise<string>;
  /**
   * Told that Slack refuses a token, whatever was asked.
   * @param code Slack's error code, such as `token_expired`.
   * @returns whether there is another one by now, with which the request may be made again.
   */
  refused(code: string, token: string): Promise<boolean>;
}

/** Fetches for a workspace: each request to Slack's Web API carries the token that the workspace has by then. */
export function fetchAs(apiUrl: string, tokens: Tokens): FetchFunction {
  /** Resolves to the answer, and to whether it may be another one with the token that there is by now. */
  async function attempt(...[address, init]: Parameters<FetchFunction>) {
    const token = await tokens.get();
    const headers = { ...init?.headers, Authorization: `Bearer ${token}` };
    const response = await fetchText(address, { ...init, headers });
    const code = await response.json().then(
      (answer) => textAt(answer, 'error'),
      () => undefined,
    );
    return { response, again: code !== undefined && refusesToken(code) && (await tokens.refused(code, token)) };
  }

  return async (...request) => {
    // Slack also gives out addresses that are secrets themselves, to which nobody should send a token.
    if (!String(request[0]).startsWith(apiUrl)) return fetchText(...request);
    const { response, again } = await attempt(...request);
    return again ? (await attempt(...request)).response : response;
  };
}
