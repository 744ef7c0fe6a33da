const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address to open, or `undefined` for anything but http and https. Files that this server keeps are named by the
 * address it gave the bot (127.0.0.1); the page may be open under another name of the same machine.
 * @param {unknown} url
 * @param {string} [page] where the page is
 */
export function safeAddress(url, page = location.href) {
  if (typeof url !== 'string' || !URL.canParse(url, page)) return undefined;
  const address = new URL(url, page);
  const here = new URL(page);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return undefined;
  if (loopback.has(address.hostname) && loopback.has(here.hostname) && address.port === here.port) {
    return address.pathname + address.search;
  }
  return address.href;
}
