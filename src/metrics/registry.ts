import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { root } from '../root.ts';
import { defineCalls } from './calls.ts';
import { defineConnections } from './connections.ts';
import { defineDatabase } from './database.ts';
import { metricsIn } from './from-counts.ts';
import type { Measured, Metrics } from './measured.ts';
import { defineOutbox } from './outbox.ts';

/** Milliseconds in which the event loop's delay is measured before it's told for the first time. */
const FIRST_LOOK = 50;

/** @param measured Undefined until the bot runs, and while the sandbox starts over. */
export async function createMetrics(measured: () => Measured | undefined): Promise<Metrics> {
  const registry = new Registry();
  const define = metricsIn(registry);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  define.gauge({
    name: 'tipjar_build_info',
    help: 'Always 1. The labels are the versions of Tip Jar and of Node.js.',
    labels: ['version', 'node'],
    collect: () => [[{ version: String(version), node: process.version }, 1]],
  });
  defineCalls(define, measured);
  defineConnections(define, measured);
  defineOutbox(define, measured);
  defineDatabase(define, measured);
  collectDefaultMetrics({ register: registry });
  await wait(FIRST_LOOK);
  return { type: registry.contentType, text: () => registry.metrics() };
}
