/** Says of the address of a database of PostgreSQL the database and the host alone. */
export function nameAt(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} on ${hostname || 'this machine'}`;
}
