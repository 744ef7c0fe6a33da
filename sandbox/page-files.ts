import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { root } from '../src/root.ts';

const page = join(root, 'sandbox/page');
/** The only packages that leave node_modules: lit and what it is made of. */
const modules = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];

/** The page lists where its modules are inside the document; scripts in a document run only if their hash is announced. */
function importMapHash(html: string): `'sha256-${string}'` {
  const map = /<script type="importmap">(.*?)<\/script>/s.exec(html)?.[1];
  if (map === undefined) throw new Error('sandbox/page/index.html has no import map');
  return `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
}

/** GET `/`, `/page/*` and `/modules/*`. Paths that climb out of their folder are not found. */
export function createPageFiles(): Hono {
  const files = new Hono();
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", importMapHash(html)],
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
    // Plain http on this machine; the header would outlive the sandbox for every other server on localhost.
    strictTransportSecurity: false,
  });

  files.get('/', headers, (c) => c.html(html));
  files.get('/page/*', headers, serveStatic({ root: page, rewriteRequestPath: (path) => path.slice('/page'.length) }));
  for (const name of modules) {
    const prefix = `/modules/${name}`;
    const rewriteRequestPath = (path: string) => path.slice(prefix.length);
    files.get(`${prefix}/*`, headers, serveStatic({ root: join(root, 'node_modules', name), rewriteRequestPath }));
  }
  return files;
}
