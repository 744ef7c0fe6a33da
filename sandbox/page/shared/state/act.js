import { spoken } from '../../words/words.js';
/** @import { Outcome } from '../../../scene.ts' */

/**
 * Does something in the sandbox. A server that can't be reached is an outcome too, so that its sentence is shown like any other.
 * @param {string} path below /visit, such as `discord/press`
 * @param {Record<string, unknown>} body
 * @returns {Promise<Outcome>}
 */
export async function act(path, body) {
  try {
    const outcome = await ask(path, body);
    return /** @type {Outcome} */ (outcome);
  } catch {
    // Sentences come with the server's answer; without an answer the page uses one of its own.
    return { ok: false, error: spoken('lost') };
  }
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @returns {Promise<unknown>} the answer's JSON, whatever its status
 * @throws {TypeError} when there is no answer
 */
export async function ask(path, body) {
  const response = await fetch(`/visit/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/**
 * @param {Outcome} outcome
 * @returns {string} what went wrong, or an empty string
 */
export const errorOf = (outcome) => (outcome.ok ? '' : outcome.error);
