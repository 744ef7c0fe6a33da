// @ts-check
import { build } from 'rolldown';
import { buildPage } from './build-page.js';

const COPIED_INSPECT = '__toESM(require_inspect(), 1)';
const OWN_FORM_DATA = 'globalThis.FormData ??= ';

/** Reads and validates the catalogue as the tests do, which run the sources. */
async function readEntries() {
  const { output } = await build({
    input: 'src/providers/entries.ts',
    platform: 'node',
    output: { dir: 'dist/build', cleanDir: true },
  });
  const { entries } = await import(`./dist/build/${output[0].fileName}`);
  return entries;
}
const entries = JSON.stringify(await readEntries());

/**
 * Writes a program into a few files, because loading hundreds of modules takes longer than running them. What a platform
 * needs comes into files of its own: src/run.ts imports an adapter only if its platform is on.
 * @param {Record<string, string>} input @param {string} dir
 */
const bundle = (input, dir) =>
  build({
    input,
    platform: 'node',
    // The first has a native part. The others are options of discord.js and of pg, which nobody installs here.
    external: ['better-sqlite3', 'zlib-sync', 'pg-native'],
    // Bolt loads Express for apps that bring a server of its. This one brings its own.
    resolve: { alias: { express: false } },
    plugins: [
      {
        name: 'oauth-for-http-alone',
        // Bolt loads this for each way to hear of calls. In Socket Mode the operator has the token, and over HTTP the bot
        // imports it itself.
        resolveId: {
          filter: { id: /^@slack\/oauth$/ },
          handler: (id, importer = '') => (importer.includes('node_modules') ? `\0${id}` : undefined),
        },
        load: { filter: { id: /^\0@slack\/oauth$/ }, handler: () => 'module.exports = {};' },
      },
      {
        name: 'validated-entries',
        load: {
          filter: { id: /src[\\/]providers[\\/]entries\.ts$/ },
          handler: () => `export const entries = JSON.parse(${JSON.stringify(entries)});`,
        },
      },
      {
        name: 'what-the-bot-uses-of-discord.js',
        // Of discord.js the bot uses the clients for REST and for the gateway, which are packages of their own, and imports
        // the second by its own name. The other 300 files are for bots that keep objects of what they hear. Loading them
        // would take 90 ms.
        resolveId: { filter: { id: /^discord\.js$/ }, handler: (id) => `\0${id}` },
        load: { filter: { id: /^\0discord\.js$/ }, handler: () => "export * from '@discordjs/rest';" },
      },
      {
        name: 'inspect-of-node-itself',
        // discord.js's event emitter comes with a copy of Node's own `inspect` for browsers, whose loading takes 15 ms.
        transform: {
          filter: { id: /async_event_emitter/, code: COPIED_INSPECT },
          handler: (code) => ({
            code: `import * as util from 'node:util';${code.replace(COPIED_INSPECT, '{ default: util }')}`,
            map: { mappings: '' },
          }),
        },
      },
      {
        name: 'form-data-of-node-itself',
        // Node has one and loads it, with all of its HTTP client, when it is first asked for. Whoever sends a file does, and
        // discord.js at once, to bring one of its own where there is none.
        transform: {
          filter: { id: /@discordjs[\\/]rest/, code: OWN_FORM_DATA },
          handler: (code) => ({ code: code.replace(OWN_FORM_DATA, '0 && '), map: { mappings: '' } }),
        },
      },
      {
        name: 'maps-of-our-sources-alone',
        // With those of packages, reading the maps would take 100 ms and 50 MB when the first error is logged.
        transform: { filter: { id: /node_modules/ }, handler: (code) => ({ code, map: { mappings: '' } }) },
      },
    ],
    output: {
      dir,
      cleanDir: true,
      chunkFileNames: '[name].js',
      comments: false,
      sourcemap: true,
      sourcemapExcludeSources: true,
      codeSplitting: { groups: [{ name: 'packages', test: /node_modules/, entriesAware: true }] },
    },
  });

// The store starts these by their addresses, so each is a file of its own, in the folder of what starts it.
const started = {
  thread: 'src/store/thread.js',
  check: 'src/store/check.js',
  'write-copy': 'src/store/write-copy.js',
};
await bundle({ main: 'src/main.ts', ...started }, 'dist/src');
// Together with the bot, they would split what all need into more files, which the bot would take longer to load.
await bundle({ doctor: 'src/doctor.ts' }, 'dist/doctor');
await bundle({ 'health-check': 'src/health-check.ts' }, 'dist/health-check');
const operators = { backup: 'src/backup.ts', restore: 'src/restore.ts', move: 'src/move.ts' };
const writeServerCopy = { 'write-server-copy': 'src/store/move/write-server-copy.ts' };
await bundle({ ...operators, ...writeServerCopy, ...started }, 'dist/backup');
await buildPage('sandbox/page', 'dist/page');
