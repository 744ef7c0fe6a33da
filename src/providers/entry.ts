import { z } from 'zod';
import { amountFormats } from './amount.ts';
import { checksumNames } from './checksums.ts';
import { adviceFlags, creatorAdviceFlags, creatorFlags, tipperFlags } from './flags.ts';
import { handleProblems } from './handle-problem.ts';

/** The kinds of provider: what a community allows or blocks as a whole, and what the setup groups its menus by. */
export const kinds = ['tip', 'membership', 'crowdfunding', 'crypto', 'bank'] as const;
export type Kind = (typeof kinds)[number];

/** Why a link of the service's own can't be published. */
const refusal = z.enum(handleProblems).extract(['paypal-email', 'one-time', 'request', 'unreadable']);

const currency = z.string().regex(/^[A-Z]{3}$/);
const template = z.string().includes('{');

const part = z.strictObject({
  /** A regular expression for the whole value, without anchors. */
  pattern: z.string().min(1),
  /** `insensitive` keeps what was typed and compares without case; `lower` and `upper` change it. */
  case: z.enum(['sensitive', 'insensitive', 'lower', 'upper']),
  /** Characters people write for legibility; they are left out before the pattern is tried. */
  ignore: z.string().min(1).optional(),
  /** First path segments that are pages of the service itself. */
  reserved: z.array(z.string().regex(/^[^A-Z]+$/)).optional(),
  /** The checksum that the value has to have. */
  checksum: z.enum(checksumNames).optional(),
});

const amount = z.strictObject({
  /** The link or payment URI with `{amount}` in it. */
  link: z.string().includes('{amount}'),
  /** The currencies that the link states or implies: no currency that the payment page may change. */
  currencies: z.array(currency).min(1),
  /** The ones among them that the service takes without decimals. */
  whole: z.array(currency).optional(),
  format: z.enum(amountFormats),
});

const form = z.strictObject({
  /** How the handle is written and stored. */
  handle: template,
  /** Shorter ways of typing the same. */
  typed: z.array(template).optional(),
  link: z.string().startsWith('https://').optional(),
  uri: z
    .string()
    .regex(/^[a-z]+:/)
    .optional(),
  /** What a QR code holds for a payment system that has no URIs. */
  code: z.enum(['br-code', 'epc']).optional(),
  /** Patterns of further links that a handle can be read from. */
  pasted: z.array(template).optional(),
  amount: amount.optional(),
  /** What a handle of this form makes public by itself; the creator has to confirm it. */
  publishes: z.array(z.enum(creatorFlags)).min(1).optional(),
});

/** One file of the catalogue. */
export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  name: z.string().min(2).max(40),
  aliases: z.array(z.string().min(2)).optional(),
  kind: z.enum(kinds),
  /** The service's own page about itself. The bot doesn't show it; reviewers of the entry find the service there. */
  home: z.url({ protocol: /^https$/ }),
  handle: z.strictObject({
    label: z.enum(['username', 'page', 'link', 'address', 'number', 'account', 'project', 'email-or-phone', 'key']),
    example: z.string().min(1),
    /** In UTF-16 units, of the handle as it is stored. */
    min: z.int().positive(),
    max: z.int().positive(),
    /** A character such as @ or $ that the service writes before a handle. It isn't stored. */
    sigil: z.string().length(1).optional(),
    /** The problem to name when an e-mail address is typed. */
    email: z.literal('paypal-email').optional(),
  }),
  parts: z.record(z.string().regex(/^[a-z]+$/), part),
  forms: z.array(form).min(1),
  /** Patterns of the service's own links that can't be published, such as a link for one payment. */
  refused: z.array(z.strictObject({ link: z.string(), because: refusal })).optional(),
  /** The hosts of the service's own shortened links, which don't show a handle. */
  short: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/)).optional(),
  /** Where the service can be used (ISO 3166); everywhere when it is left out. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  reveals: z.strictObject({
    tipper: z.array(z.enum(tipperFlags)).min(1),
    creator: z.array(z.enum(creatorFlags)),
    advice: z.array(z.enum(adviceFlags)),
    creatorAdvice: z.array(z.enum(creatorAdviceFlags)),
  }),
  /** One of the most used services; they are listed before the others. */
  common: z.literal(true).optional(),
  /** The service's key in GitHub's FUNDING.yml. */
  funding: z
    .string()
    .regex(/^[a-z_]+$/)
    .optional(),
  /** What the tests type, with the handle that is read from it or the problem that is named. */
  examples: z.strictObject({
    accepted: z.record(z.string(), z.string()),
    refused: z.record(z.string(), z.enum(handleProblems)),
  }),
});

export type Entry = z.output<typeof entrySchema>;
