import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPageFiles } from '../../sandbox/page-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tip-jar-page-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** A package whose main module says where it stands. */
async function install(at: string, name: string) {
  const manifest = { name, version: '1.0.0', exports: { '.': { node: './node/index.js', default: './index.js' } } };
  await write(`${at}/${name}/package.json`, JSON.stringify(manifest));
  await write(`${at}/${name}/node/index.js`, '');
  await write(`${at}/${name}/index.js`, `// ${at}`);
}

const nested = 'node_modules/lit/node_modules';

test.each([
  ['below lit', { 'lit-html': nested, 'lit-element': nested, '@lit/reactive-element': nested }],
  [
    'beside lit',
    { 'lit-html': 'node_modules', 'lit-element': 'node_modules', '@lit/reactive-element': 'node_modules' },
  ],
  ['in both places', { 'lit-html': nested, 'lit-element': 'node_modules', '@lit/reactive-element': nested }],
])('the packages of the page are served when npm puts them %s', async (_, places) => {
  await write('page/index.html', '<script type="importmap">{}</script>');
  await install('node_modules', 'lit');
  for (const [name, at] of Object.entries(places)) await install(at, name);
  const files = createPageFiles(join(folder, 'page'));
  for (const [name, at] of Object.entries({ lit: 'node_modules', ...places })) {
    const answer = await files.request(`/modules/${name}/index.js`);
    expect(answer.status, name).toBe(200);
    expect(await answer.text()).toBe(`// ${at}`);
  }
});

test('a page whose packages are not installed says which one is missing', async () => {
  await write('page/index.html', '<script type="importmap">{}</script>');
  expect(() => createPageFiles(join(folder, 'page'))).toThrow("'lit'");
});

test('a built page, which has no import map, needs no packages and allows no script inside it', async () => {
  await write('page/index.html', '<script type="module" src="/page/page.js"></script>');
  const answer = await createPageFiles(join(folder, 'page')).request('/');
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
});
