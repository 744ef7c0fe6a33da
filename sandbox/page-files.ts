import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { packageFolder } from './package-folder.ts';

/** These packages are dependencies of lit. Its modules import them, so the copies that lit finds are the right ones. */
const partsOfLit = ['lit-html', 'lit-element', '@lit/reactive-element'];

/** The import map of a page that wasn't built. */
const importMap = /<script type="importmap">(.*?)<\/script>/s;

/** An import map is a script inside the document, and the policy lets such a script run only by its hash. */
const hashOf = (script: string): `'sha256-${string}'` =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * GET `/`, `/page/*` and `/modules/*`: the page, its files, and the npm packages that its import map names. A built page has
 * no import map, since lit is in its script. No other package is served, and a path with `..` in it is a 404.
 * @param page absolute path of the folder that holds the page's index.html
 * @throws {Error} when the folder has no page, or when its import map names lit, which isn't installed
 */
export function createPageFiles(page: string): Hono {
  const files = new Hono();
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const map = importMap.exec(html)?.[1];
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: map === undefined ? ["'self'"] : ["'self'", hashOf(map)],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
    referrerPolicy: 'no-referrer',
    // Browsers would remember this header and refuse plain http to every other server on localhost.
    strictTransportSecurity: false,
  });

  files.get('/', headers, (c) => c.html(html));
  files.get('/page/*', headers, serveStatic({ root: page, rewriteRequestPath: (path) => path.slice('/page'.length) }));
  for (const { name, folder } of map === undefined ? [] : packagesOf(page)) {
    const prefix = `/modules/${name}`;
    const rewriteRequestPath = (path: string) => path.slice(prefix.length);
    files.get(`${prefix}/*`, headers, serveStatic({ root: folder, rewriteRequestPath }));
  }
  return files;
}

function packagesOf(page: string): { name: string; folder: string }[] {
  const lit = packageFolder('lit', join(page, 'index.html'));
  const parts = partsOfLit.map((name) => ({ name, folder: packageFolder(name, join(lit, 'index.js')) }));
  return [{ name: 'lit', folder: lit }, ...parts];
}
