// @ts-check
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';

const styleSheet = /\s*<link rel="stylesheet" href="\/page\/([^"]+)" \/>/g;
const importMap = /\s*<script type="importmap">.*?<\/script>/s;

/**
 * Writes the sandbox's page as one script and one style sheet, which a browser loads several times faster than 150 files. The
 * words of each language stay a file of their own.
 * @param {string} from
 * @param {string} to
 */
export async function buildPage(from, to) {
  await build({
    input: join(from, 'sandbox-page.js'),
    output: { dir: to, cleanDir: true, chunkFileNames: '[name].js', minify: true },
  });
  const html = await readFile(join(from, 'index.html'), 'utf8');
  const sheets = [...html.matchAll(styleSheet)].map(([, path = '']) => readFile(join(from, path), 'utf8'));
  await writeFile(join(to, 'page.css'), (await Promise.all(sheets)).join('\n'));
  const link = '\n    <link rel="stylesheet" href="/page/page.css" />';
  const built = html.replace(importMap, '').replace(styleSheet, '').replace('\n  </head>', `${link}\n  </head>`);
  await writeFile(join(to, 'index.html'), built);
  await copyFile(join(from, 'icon.svg'), join(to, 'icon.svg'));
}
