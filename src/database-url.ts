import { accessSync, constants } from 'node:fs';

/** How TLS is used with PostgreSQL. Any other mode would send a password to whoever answers, without saying so. */
const SSL_MODES = ['disable', 'no-verify', 'require', 'verify-ca', 'verify-full'];

/** Says what is wrong with `DATABASE_URL`, behind its name; undefined where nothing is. It may have a password in it, so none of it is repeated. */
export function problemOfDatabase(text: string): string | undefined {
  if (/^file:./.test(text)) return undefined;
  if (!isPostgres(text)) {
    return 'must name an SQLite file, as in file:data/tipjar.db, or a database of PostgreSQL, as in postgres://user:password@host/database';
  }
  if (!URL.canParse(text)) {
    return 'is no address; write characters such as @ / # % of a password as %40 %2F %23 %25';
  }
  const { pathname, searchParams } = new URL(text);
  if (pathname.length < 2) return 'must name a database, as in postgres://user:password@host/database';
  const mode = searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode)) return `must have one of these as sslmode: ${SSL_MODES.join(', ')}`;
  const file = ['sslrootcert', 'sslcert', 'sslkey'].find((name) => !isReadable(searchParams.get(name)));
  return file && `names a file as ${file} that can’t be read`;
}

export const isPostgres = (text: string) => /^postgres(?:ql)?:\/\//.test(text);

function isReadable(file: string | null): boolean {
  if (file === null) return true;
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
