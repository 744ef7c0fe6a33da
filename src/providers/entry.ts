import { z } from 'zod';
import { amountFormats } from './amount.ts';
import { checksumNames } from './checksums.ts';
import { adviceFlags, creatorAdviceFlags, creatorFlags, tipperFlags } from './flags.ts';
import { handleProblems } from './handle-problem.ts';
import { kinds } from './kind.ts';

/** A link of the service's own can't be published for one of these reasons. */
const refusal = z
  .enum(handleProblems)
  .extract(['paypal-email', 'paypal-merchant', 'pix-phone', 'one-time', 'request', 'unreadable']);

const currency = z.string().regex(/^[A-Z]{3}$/);
const template = z.string().includes('{');

const part = z.strictObject({
  /** A regular expression for the whole value, without anchors. */
  pattern: z.string().min(1),
  /**
   * `insensitive` keeps the case that was typed and compares without it; `lower` and `upper` change it. `upper-unmixed`
   * changes it only where all letters have one case, because others are wrong (bech32).
   */
  case: z.enum(['sensitive', 'insensitive', 'lower', 'upper', 'upper-unmixed']),
  /** People write these characters to make a value easier to read. They are left out before the pattern is tried. */
  ignore: z.string().min(1).optional(),
  /** The value is a phone number that begins with this code of its country, however that was typed. */
  dialling: z
    .string()
    .regex(/^\+?[1-9]\d{0,2}$/)
    .optional(),
  /** These values aren't accounts but pages of the service itself. */
  reserved: z.array(z.string().regex(/^[^A-Z]+$/)).optional(),
  /** The value is a name in letters of any one script, with their accents. Other values are in printable ASCII. */
  letters: z.literal('one-script').optional(),
  /** The checksum that the value has to have. */
  checksum: z.enum(checksumNames).optional(),
});

const amount = z.strictObject({
  /** The link or payment URI with `{amount}` in it. */
  link: z.string().includes('{amount}'),
  /** The link states or implies these currencies. A currency that the payment page may change isn't among them. */
  currencies: z.array(currency).min(1),
  /** The service takes these among them without decimals. */
  whole: z.array(currency).optional(),
  format: z.enum(amountFormats),
});

const form = z.strictObject({
  /** The handle is written and stored like this. */
  handle: template,
  /** People may also type the handle in these shorter ways. */
  typed: z.array(template).optional(),
  link: z.string().startsWith('https://').optional(),
  uri: z
    .string()
    .regex(/^[a-z]+:/)
    .optional(),
  /** The QR code holds a payment code of this kind, for a payment system that has no URIs. */
  code: z.enum(['br-code', 'epc']).optional(),
  /** A handle can also be read from links with these patterns. */
  pasted: z.array(template).optional(),
  amount: amount.optional(),
  /** A handle of this form makes these things public by itself. The creator has to confirm that. */
  publishes: z.array(z.enum(creatorFlags)).min(1).optional(),
});

/** Describes one file of the catalogue. */
export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  name: z.string().min(2).max(40),
  aliases: z.array(z.string().min(2)).optional(),
  kind: z.enum(kinds),
  /** The service's own page about itself. The bot doesn't show it; reviewers of the entry find the service there. */
  home: z.url({ protocol: /^https$/ }),
  /** What the form of its handles and links was last compared with: its help page, a specification or public links. */
  source: z.string().min(8),
  /** The year and month of that comparison, as in 2026-11. */
  checked: z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/),
  handle: z.strictObject({
    /** What people are asked for, as a sentence of the locale files. */
    label: z.enum([
      'name',
      'username',
      'own',
      'channel',
      'page',
      'site',
      'link',
      'address',
      'number',
      'account',
      'project',
      'email-or-phone',
      'key',
    ]),
    /** The service's word for it, where it has one of its own, such as Revtag; else its own name stands there. */
    called: z.string().min(2).max(30).optional(),
    example: z.string().min(1),
    /** The shortest length of a stored handle, in UTF-16 units; `max` is the longest. */
    min: z.int().positive(),
    max: z.int().positive(),
    /** A character such as @ or $ that the service writes before a handle. It isn't stored. */
    sigil: z.string().length(1).optional(),
  }),
  parts: z.record(z.string().regex(/^[a-z]+$/), part),
  forms: z.array(form).min(1),
  /**
   * The service's own links with these patterns can't be published; a link for a single payment is one example. With
   * `having`, only links where the value of a part contains this text are meant.
   */
  refused: z.array(z.strictObject({ link: z.string(), having: z.string().optional(), because: refusal })).optional(),
  /** What people type although it can't be published, as regular expressions for the whole text, without anchors. */
  mistaken: z.array(z.strictObject({ pattern: z.string().min(1), because: refusal })).optional(),
  /** The service's own links may carry an address under these query names, for the way back. It is dropped. */
  dropped: z.array(z.string()).optional(),
  /** The service's own shortened links are on these hosts. They don't show a handle. */
  short: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/)).optional(),
  /** The service can be used in these countries (ISO 3166), or everywhere if this is left out. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  /** In these countries, many people who take tips have it already. */
  popularIn: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .optional(),
  reveals: z.strictObject({
    tipper: z.array(z.enum(tipperFlags)).min(1),
    creator: z.array(z.enum(creatorFlags)),
    advice: z.array(z.enum(adviceFlags)),
    creatorAdvice: z.array(z.enum(creatorAdviceFlags)),
  }),
  /** The service is one of the most used ones, which are listed before the others. */
  common: z.literal(true).optional(),
  /** The service's key in GitHub's FUNDING.yml. */
  funding: z
    .string()
    .regex(/^[a-z_]+$/)
    .optional(),
  /** The tests type these texts, and expect the handle or the problem that stands beside each. */
  examples: z.strictObject({
    accepted: z.record(z.string(), z.string()),
    refused: z.record(z.string(), z.enum(handleProblems)),
  }),
});

export type Entry = z.output<typeof entrySchema>;
