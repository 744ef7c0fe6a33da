import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/root.ts';
import { freshFolder } from '../support/process.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

const component = z.object({
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.hex() })).nonempty(),
  licenses: z
    .array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]))
    .nonempty(),
});
const bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.string(), version: z.string(), type: z.string() }) }),
  components: z.array(component),
});

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const written = ({ licenses }: z.infer<typeof component>) =>
  licenses.map((licence) => ('license' in licence ? licence.license.id : licence.expression)).join();

describe('npm run sbom', () => {
  let made: z.infer<typeof bom>;

  beforeAll(() => {
    // Nothing is in this cache, so whatever isn't in the lock file would be missed.
    execFileSync(process.execPath, ['sbom.js'], {
      cwd: root,
      env: { ...process.env, npm_config_cache: freshFolder() },
    });
    made = bom.parse(read('dist/tip-jar.cdx.json'));
  });

  it('writes each package that running takes, with its version, licence and checksum, and no other', () => {
    const listed = made.components.map((one) => ({
      name: one.name,
      version: one.version,
      licence: written(one),
      checksums: one.hashes.map(({ content }) => content),
    }));
    const locked = Object.entries(lockFile.parse(read('package-lock.json')).packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, { version, license, integrity }]) => ({
        name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version,
        licence: license,
        checksums: [Buffer.from(integrity?.replace(/^sha512-/, '') ?? '', 'base64').toString('hex')],
      }));
    // A package that is installed at two places is listed once.
    const once = [...new Map(locked.map((one) => [`${one.name}@${one.version}`, one])).values()];
    const inOrder = (list: typeof listed | typeof once) =>
      list.toSorted((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
    expect(once.length).toBeGreaterThan(100);
    expect(inOrder(listed)).toEqual(inOrder(once));
  });

  it('says what it is the list of', () => {
    const { name, version } = z.object({ name: z.string(), version: z.string() }).parse(read('package.json'));
    expect(made.metadata.component).toMatchObject({ name, version, type: 'application' });
  });
});
