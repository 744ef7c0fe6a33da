/** @import { PersonKey, Scene } from '../../../scene.ts' */

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
 * Calls back at each change in the sandbox; the browser reconnects by itself.
 * @param {(connected: boolean) => void} heard false when the connection was lost
 * @returns {() => void} stops listening
 */
export function listen(heard) {
  const events = new EventSource('/visit/events');
  events.onmessage = () => heard(true);
  events.onerror = () => heard(false);
  return () => events.close();
}
