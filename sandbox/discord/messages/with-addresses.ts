/**
 * Completes the addresses of attachments for a bot. They are saved as paths, since the port may differ after a restart.
 */
export function withAddresses<Value>(value: Value, baseUrl: string): Value {
  if (Array.isArray(value)) return value.map((inner) => withAddresses(inner, baseUrl)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    ['url', 'proxy_url'].includes(name) && typeof inner === 'string' && inner.startsWith('/discord/attachments/')
      ? `${baseUrl}${inner}`
      : withAddresses(inner, baseUrl),
  ]);
  return Object.fromEntries(entries) as Value;
}
