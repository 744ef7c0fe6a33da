import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The limits are from https://docs.slack.dev/reference/block-kit/composition-objects */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** A block_id or an action_id. Slack makes one up when the app gives none. */
export const ownId = z
  .string()
  .min(1)
  .max(255)
  .default(() => randomBytes(4).toString('base64url'));

export const url = z.url('must be a valid URL').max(3000);

export const confirmation = z
  .strictObject({
    title: plainText(100).optional(),
    text: anyText(300),
    confirm: plainText(30).optional(),
    deny: plainText(30).optional(),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

const optionParts = { value: z.string().max(150) };

export const option = z.strictObject({
  ...optionParts,
  text: plainText(75),
  description: plainText(75).optional(),
});

/** Options of checkboxes and radio buttons can be formatted. */
export const formattedOption = z.strictObject({
  ...optionParts,
  text: anyText(75),
  description: anyText(75).optional(),
});

/** Options of an overflow menu can open a page. */
export const menuOption = option.extend({ url: url.optional() });

export type Option = z.infer<typeof option> | z.infer<typeof formattedOption>;
