/** A message's files are kept with the path of their address alone, since the port changes; a bot is told the whole. */
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
