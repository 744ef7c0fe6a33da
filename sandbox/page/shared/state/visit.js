import { wordsIn } from '../../words/words.js';
/** @import { Outcome, PersonKey, Scene } from '../../../scene.ts' */

/**
 * Does something in the town. A server that can't be reached is an outcome too: its sentence is shown like any other.
 * @param {string} path below /visit, such as `discord/press`
 * @param {Record<string, unknown>} body
 * @returns {Promise<Outcome>}
 */
export async function act(path, body) {
  try {
    const outcome = await ask(path, body);
    return /** @type {Outcome} */ (outcome);
  } catch {
    // There is no answer to take words from: the page has its own.
    return { ok: false, error: wordsIn(document.documentElement.lang === 'fr' ? 'fr' : 'en-US')('lost') };
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
 * @param {PersonKey} as
 * @returns {Promise<Scene>}
 * @throws {Error} when the answer isn't a scene
 */
export async function fetchScene(as) {
  const response = await fetch(`/visit/state?as=${as}`);
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  return response.json();
}

/**
 * Calls back at each change of the town; the browser reconnects by itself.
 * @param {(connected: boolean) => void} heard false when the connection was lost
 * @returns {() => void} stops listening
 */
export function listen(heard) {
  const events = new EventSource('/visit/events');
  events.onmessage = () => heard(true);
  events.onerror = () => heard(false);
  return () => events.close();
}
