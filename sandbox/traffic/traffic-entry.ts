/** One request or event between the bot and a platform, as the page shows it. Nothing in it is secret. */
export interface TrafficEntry {
  /** Counts from 1. */
  id: number;
  platform: 'discord' | 'slack';
  from: 'bot' | 'platform';
  /** `POST /channels/…/messages`, or the name of an event such as `INTERACTION_CREATE`. */
  name: string;
  /** The HTTP status of the answer. Only requests have one. */
  status?: number;
  /** How long the answer took. Only requests have it. */
  milliseconds?: number;
  /** What was sent, as JSON. */
  sent: unknown;
  /** What a request was answered, as JSON. */
  answered?: unknown;
}
