/** The names of what lets somebody act for the bot or answer in its place. */
const secretNames = new Set(['token', 'trigger_id', 'response_url', 'upload_url', 'ticket']);
const left = '(left out)';

/** Hides the secret part of an address: an interaction's token, a response URL's id or a ticket. */
export const withoutSecrets = (address: string): string =>
  address
    .replace(/\/(webhooks|interactions)\/([^/?]+)\/[^/?]+/g, `/$1/$2/${left}`)
    .replace(/\/(response|upload)\/[^/?\s]+/g, `/$1/${left}`)
    .replace(/([?&]ticket=)[^&\s]+/g, `$1${left}`);

/** Copies JSON without its secrets: those that have a telling name, and those that stand in an address. */
export function redacted(json: unknown): unknown {
  if (typeof json === 'string') return withoutSecrets(json);
  if (Array.isArray(json)) return json.map(redacted);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      secretNames.has(name) && typeof value === 'string' ? left : redacted(value),
    ]),
  );
}
