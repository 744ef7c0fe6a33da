// @ts-check
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** npm names the program after its folder. */
const NAME = 'tip-jar';
const OUTPUT = 'dist/tip-jar.cdx.json';

const temporary = mkdtempSync(join(tmpdir(), 'tip-jar-sbom-'));
try {
  const folder = join(temporary, NAME);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(folder, file));
  /** @param {string[]} words */
  const npm = (...words) => execFileSync('npm', words, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // `npm sbom --omit dev` leaves out what development needs too, such as zod. So what only development needs is taken out
  // of a copy of the lock file, which takes no network.
  npm('pkg', 'delete', 'devDependencies');
  npm('install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit', '--no-fund');
  const sbom = npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application');
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, sbom);
  process.stdout.write(
    `${OUTPUT} has the ${JSON.parse(sbom).components.length} packages that running the bot takes.\n`,
  );
} finally {
  rmSync(temporary, { recursive: true });
}
