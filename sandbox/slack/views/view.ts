import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { block } from '../limits/block.ts';
import { complaints } from '../limits/complaints.ts';
import { plainText } from '../limits/text.ts';
import { type Home, home, type Modal, modal } from '../limits/views.ts';
import { parsed } from '../parsed.ts';
import { bot, team } from '../workspace.ts';

const text = plainText(24).nullable();

/** The schema of a view as Slack sends it to the app. */
export const view = z.object({
  id: z.string(),
  team_id: z.string(),
  app_id: z.string(),
  app_installed_team_id: z.string(),
  bot_id: z.string(),
  type: z.enum(['modal', 'home']),
  title: text,
  submit: text,
  close: text,
  blocks: z.array(block),
  private_metadata: z.string(),
  callback_id: z.string(),
  external_id: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))) }),
  hash: z.string(),
  clear_on_close: z.boolean(),
  notify_on_close: z.boolean(),
  root_view_id: z.string(),
  previous_view_id: z.string().nullable(),
});
export type View = z.infer<typeof view>;

/** Bytes; see "view_too_large" in the reference of views.open. */
const largest = 250_000;

function read<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const given = parsed(raw, 'invalid_arguments');
  const result = schema.safeParse(given, { reportInput: true });
  if (!result.success) throw new ApiError('invalid_arguments', complaints(result.error, '/view'));
  if (Buffer.byteLength(JSON.stringify(given)) > largest) throw new ApiError('view_too_large');
  return result.data;
}

/** @throws {ApiError} when Slack would refuse the modal */
export const readModal = (raw: unknown): Modal => read(modal, raw);

/** @throws {ApiError} when Slack would refuse the home tab */
export const readHome = (raw: unknown): Home => read(home, raw);

/** The ids of a view, of the lowest view in its stack, and of the one below it. */
export interface Place {
  id: string;
  root: string;
  previous: string | null;
}

/** @param now milliseconds since 1970 */
export function toView(content: Modal | Home, { id, root, previous }: Place, now: number): View {
  const frame = content.type === 'modal' ? content : undefined;
  return {
    ...content,
    title: frame?.title ?? null,
    submit: frame?.submit ?? null,
    close: frame?.close ?? null,
    clear_on_close: frame?.clear_on_close ?? false,
    notify_on_close: frame?.notify_on_close ?? false,
    id,
    team_id: team.id,
    app_id: bot.app,
    app_installed_team_id: team.id,
    bot_id: bot.id,
    state: { values: {} },
    hash: `${Math.floor(now / 1000)}.${randomBytes(4).toString('hex')}`,
    root_view_id: root,
    previous_view_id: previous,
  };
}
