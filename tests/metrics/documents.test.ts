import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../src/root.ts';
import { measuredBot } from '../support/measured-bot.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

let text: string;
beforeAll(async () => {
  const bot = await measuredBot();
  text = await bot.text();
});

interface Told {
  name: string;
  type: string;
  help: string;
}

/** All metrics that the bot tells. */
const told = (): Told[] =>
  [...text.matchAll(/^# HELP (\S+) (.*)\n# TYPE \S+ (\w+)$/gm)].map(([, name = '', help = '', type = '']) => ({
    name,
    type,
    help,
  }));

/** The names that a query may use. */
const queryable = () =>
  new Set(
    told().flatMap(({ name, type }) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );

/** The metrics that a query is about: what is left of it without strings, labels, ranges, functions and keywords. */
function metricsOf(query: string): string[] {
  const bare = query
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, ' ')
    .replace(/\b[a-z_]+\s*\(/g, ' (');
  return [...bare.matchAll(/[a-zA-Z_:][\w:]*/g)].map(([name]) => name);
}

const dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })).min(1),
});
const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), description: z.string().min(40) }),
        }),
      ),
    }),
  ),
});

it('every query of the dashboard is about metrics that there are', () => {
  const { panels } = dashboard.parse(JSON.parse(read('deploy/grafana/tip-jar.json')));
  for (const { title, targets } of panels) {
    for (const { expr } of targets) {
      const used = metricsOf(expr);
      expect(used.length, title).toBeGreaterThan(0);
      expect(
        used.filter((name) => !queryable().has(name)),
        title,
      ).toEqual([]);
    }
  }
});

it('every metric of the bot’s own is on the dashboard', () => {
  const shown = read('deploy/grafana/tip-jar.json');
  const own = told().filter(({ name }) => name.startsWith('tipjar_'));
  expect(own.length).toBeGreaterThan(15);
  expect(own.filter(({ name }) => !shown.includes(name))).toEqual([]);
});

it('every alert is about metrics that there are, and says what to do', () => {
  const { groups } = rules.parse(parse(read('deploy/grafana/alerts.yml')));
  for (const { alert, expr } of groups.flatMap((group) => group.rules)) {
    const used = metricsOf(expr).filter((name) => name !== 'up');
    expect(
      used.filter((name) => !queryable().has(name)),
      alert,
    ).toEqual([]);
  }
});

it('the table in docs/metrics.md has every metric of the bot’s own as it is; --update writes it', async () => {
  const file = 'docs/metrics.md';
  const rows = told()
    .filter(({ name }) => name.startsWith('tipjar_'))
    .map(({ name, type, help }) => `| \`${name}\` | ${type} | ${help} |`);
  const table = ['| Metric | Type | What it means |', '| --- | --- | --- |', ...rows].join('\n');
  const written = read(file);
  const place = /(?<=with what the bot says\.\n\n).*?(?=\n\nWhere the platforms are)/s;
  expect(written).toMatch(place);
  await expect(written.replace(place, () => table)).toMatchFileSnapshot(join(root, file));
});

it('what a query is about is found in it', () => {
  expect(metricsOf('topk(10, sum by (a) (rate(x_total{b=~"c|d"}[5m]))) > 1 or y == 0')).toEqual(['x_total', 'or', 'y']);
});
