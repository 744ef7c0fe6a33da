const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Returns the address to open, or `undefined` for anything but http and https. The bot knows this server as 127.0.0.1 and
 * names files by that address, but the page may be open as localhost: such an address becomes a path.
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
