import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../src/root.ts';

const seconds = z.string().regex(/^\d+s$/);

const service = z.strictObject({
  build: z.string().optional(),
  image: z.string(),
  user: z
    .string()
    .regex(/^\d+:\d+$/)
    .optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy']) }))
    .default({}),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD')], z.string()),
      interval: seconds,
      timeout: seconds,
      start_period: seconds,
      retries: z.int(),
    })
    .optional(),
  shm_size: z.string().optional(),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()),
  cap_drop: z.tuple([z.literal('ALL')]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  restart: z.enum(['on-failure', 'unless-stopped']),
  stop_grace_period: seconds,
  logging: z.strictObject({ driver: z.literal('local'), options: z.record(z.string(), z.string()) }),
});

const composeFile = z.strictObject({
  name: z.string().optional(),
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() }).nullable()).default({}),
  volumes: z.record(z.string(), z.null()),
});

export type Compose = z.infer<typeof composeFile>;

/**
 * Reads a compose file of this repository, with its aliases and merges resolved and what extends it left out.
 * @throws {z.ZodError} for a service that isn't locked up, and for anything that the schema doesn't know.
 */
export function readCompose(file: string): Compose {
  const text = readFileSync(join(root, file), 'utf8');
  const read: Record<string, unknown> = parse(text, { merge: true, strict: true });
  return composeFile.parse(Object.fromEntries(Object.entries(read).filter(([key]) => !key.startsWith('x-'))));
}
