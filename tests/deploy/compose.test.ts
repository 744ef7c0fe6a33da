import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.ts';
import { readCompose } from './compose-file.ts';
import { image } from './image.ts';
import { knownVariables } from './variables.ts';

const caddyfile = readFileSync(join(root, 'deploy/Caddyfile'), 'utf8');

/** The milliseconds of src/main.ts after which a bot that was asked to end has ended, in seconds. */
const LAST_CALL = Number(/LAST_CALL = (\d+)_000/.exec(readFileSync(join(root, 'src/main.ts'), 'utf8'))?.[1]);

describe.each(['compose.yaml', 'compose.postgres.yaml'])('%s', (file) => {
  const { services, networks, volumes } = readCompose(file);
  const bots = Object.entries(services).filter(([, { build }]) => build !== undefined);

  it('gives the bots only variables that they read', () => {
    expect(bots.length).toBeGreaterThan(0);
    const set = bots.flatMap(([, { environment }]) => Object.keys(environment));
    expect(set.filter((name) => !knownVariables.includes(name))).toEqual([]);
  });

  it('takes tokens from a file that is in no image and no repository', () => {
    for (const [, { env_file }] of bots) expect(env_file).toBe('.env');
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('.env');
  });

  it('names only volumes, networks, services and files that there are', () => {
    const mounted = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
    const isThere = (source = '') => (source.startsWith('./') ? existsSync(join(root, source)) : source in volumes);
    expect(mounted.filter((source) => !isThere(source))).toEqual([]);
    expect(Object.keys(volumes).filter((name) => !mounted.includes(name))).toEqual([]);
    const used = Object.values(services).flatMap((service) => service.networks ?? []);
    expect(new Set(used)).toEqual(new Set(Object.keys(networks)));
    for (const { depends_on } of Object.values(services))
      expect(Object.keys(depends_on).filter((name) => !(name in services))).toEqual([]);
  });

  it('waits only for the health of what has a health check', () => {
    for (const { depends_on } of Object.values(services))
      for (const [name, { condition }] of Object.entries(depends_on))
        if (condition === 'service_healthy') expect(services[name]?.healthcheck, name).toBeDefined();
  });

  it('leaves a bot the time that it takes to end', () => {
    for (const [, { stop_grace_period }] of bots)
      expect(Number.parseInt(stop_grace_period, 10)).toBeGreaterThan(LAST_CALL);
  });

  it('starts a bot again that ended with another status than 0', () => {
    for (const [, { restart }] of bots) expect(restart).toBe('on-failure');
  });

  it('publishes no port but the proxy’s', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name]) => name).filter((name) => name !== 'proxy')).toEqual([]);
  });
});

it('compose.yaml keeps the database in the image’s volume', () => {
  const { bot } = readCompose('compose.yaml').services;
  expect(bot?.volumes).toEqual([`data:${image.volume}`]);
  expect(bot?.environment.DATABASE_URL).toBe(image.variables.DATABASE_URL);
});

describe('compose.postgres.yaml', () => {
  const { services, networks } = readCompose('compose.postgres.yaml');
  const { postgres, proxy, ...bots } = services;

  it('has three bots alike, which keep nothing but backups, in a folder that they share', () => {
    const [first, ...others] = Object.values(bots);
    expect(others).toEqual([first, first]);
    expect(first?.volumes).toEqual([`backups:${image.volume}`]);
    expect(first?.environment.DATABASE_URL).toMatch(
      /^postgres:\/\/tipjar:\$\{POSTGRES_PASSWORD:\?.+\}@postgres:5432\/tipjar$/,
    );
  });

  it('lets nobody but the bots reach the database', () => {
    expect(postgres?.networks).toEqual(['database']);
    expect(networks.database).toEqual({ internal: true });
    expect(proxy?.networks).toEqual(['front']);
  });

  it('has a proxy that asks each bot at its port, and passes on nothing but what platforms send', () => {
    const upstreams = /reverse_proxy (.+) \{/.exec(caddyfile)?.[1]?.split(' ');
    expect(upstreams).toEqual(Object.entries(bots).map(([name, { environment }]) => `${name}:${environment.PORT}`));
    expect(/@platforms path (.+)/.exec(caddyfile)?.[1]?.split(' ')).toEqual(['/discord/*', '/slack/*']);
  });
});
