/** @import { TrafficEntry } from '../../traffic/traffic-entry.ts' */

/**
 * Calls back with what has travelled so far, and then with each new entry. After the browser has reconnected, entries come
 * again.
 * @param {(entries: TrafficEntry[]) => void} heard oldest first
 * @returns {() => void} stops listening
 */
export function listenToTraffic(heard) {
  const events = new EventSource('/visit/traffic');
  events.onmessage = ({ data }) => heard(JSON.parse(data));
  return () => events.close();
}
