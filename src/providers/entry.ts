import { z } from 'zod';
import { checks } from './checks.ts';
import { adviceFlags, creatorAdviceFlags, creatorFlags, tipperFlags } from './flags.ts';
import { handleProblems, refusalCodes } from './problem.ts';

const id = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);
const https = z.url({ protocol: /^https$/ });
const host = z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/);
const currency = z.string().regex(/^[A-Z]{3}$/);

const part = z.strictObject({
  /** A regular expression for the whole part, without anchors. */
  pattern: z.string().min(1),
  /** `insensitive` keeps what was typed and compares without case; `lower` and `upper` change it. */
  case: z.enum(['sensitive', 'insensitive', 'lower', 'upper']),
  /** Characters people write for legibility, left out before the pattern is tried. */
  ignore: z.string().min(1).optional(),
  /** First path segments that are pages of the service itself. */
  reserved: z.array(z.string().regex(/^[^A-Z]+$/)).optional(),
  check: z.enum(Object.keys(checks) as [keyof typeof checks]).optional(),
});

const amount = z.strictObject({
  /** The link or payment URI with `{amount}` in it. */
  link: z.string().includes('{amount}'),
  /** The currencies the address itself fixes or names: never one that the page may choose otherwise. */
  currencies: z.array(currency).min(1),
  /** Of those, the ones the service takes without decimals. */
  whole: z.array(currency).optional(),
  /** 5 and 5.50 (`short`), 5.00 and 5.50 (`fixed`), or 500 and 550 (`minor`). */
  format: z.enum(['short', 'fixed', 'minor']),
  note: z.strictObject({ parameter: z.string().min(1), max: z.int().positive() }).optional(),
});

const form = z.strictObject({
  /** How the handle is written and stored. */
  handle: z.string().includes('{'),
  /** Shorter ways of typing the same. */
  typed: z.array(z.string().includes('{')).optional(),
  link: z.string().startsWith('https://').optional(),
  uri: z
    .string()
    .regex(/^[a-z]+:/)
    .optional(),
  /** Payloads for a QR code that are not URIs. */
  code: z.enum(['br-code', 'epc']).optional(),
  pasted: z.array(z.string().includes('{')).optional(),
  amount: amount.optional(),
  /** What this form of handle publishes by itself: the creator confirms it first. */
  publishes: z.array(z.enum(creatorFlags)).min(1).optional(),
});

/** One file of the catalogue. */
export const entrySchema = z.strictObject({
  id,
  name: z.string().min(2).max(40),
  aliases: z.array(z.string().min(2)).optional(),
  kind: z.enum(['tip', 'membership', 'crowdfunding', 'crypto', 'bank']),
  home: https,
  color: z
    .string()
    .regex(/^#[0-9A-F]{6}$/)
    .default('#6B7280'),
  emoji: z.string().min(1).max(8).optional(),
  handle: z.strictObject({
    label: z.enum(['username', 'page', 'link', 'address', 'number', 'account', 'project', 'email-or-phone', 'key']),
    example: z.string().min(1),
    min: z.int().positive(),
    max: z.int().positive(),
    sigil: z.string().length(1).optional(),
    /** The problem to name when an e-mail address is typed. */
    email: z.literal('paypal-email').optional(),
  }),
  parts: z.record(z.string().regex(/^[a-z]+$/), part),
  forms: z.array(form).min(1),
  refused: z.array(z.strictObject({ link: z.string(), because: z.enum(refusalCodes) })).optional(),
  short: z.array(host).optional(),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  reveals: z.strictObject({
    tipper: z.array(z.enum(tipperFlags)).min(1),
    creator: z.array(z.enum(creatorFlags)),
    advice: z.array(z.enum(adviceFlags)),
    creatorAdvice: z.array(z.enum(creatorAdviceFlags)),
  }),
  /** Among the most used: listed before the others. */
  common: z.literal(true).optional(),
  /** The key of GitHub's FUNDING.yml. */
  funding: z
    .string()
    .regex(/^[a-z_]+$/)
    .optional(),
  examples: z.strictObject({
    accepted: z.record(z.string(), z.string()),
    refused: z.record(z.string(), z.enum(handleProblems)),
  }),
});

export type Entry = z.output<typeof entrySchema>;
