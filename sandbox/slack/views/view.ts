import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { Block } from '../limits/block.ts';
import { complaints } from '../limits/complaints.ts';
import { type Home, home, type Modal, modal } from '../limits/views.ts';
import { parsed } from '../parsed.ts';
import { bot, team } from '../workspace.ts';

type Text = NonNullable<Modal['submit']>;

/** A view as Slack sends it to the app. */
export interface View {
  id: string;
  team_id: string;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
  type: 'modal' | 'home';
  title: Text | null;
  submit: Text | null;
  close: Text | null;
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  state: { values: Record<string, Record<string, Record<string, unknown>>> };
  hash: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
}

/** Bytes; "view_too_large" in the reference of views.open. */
const largest = 250_000;

function read<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const view = parsed(raw, 'invalid_arguments');
  const result = schema.safeParse(view, { reportInput: true });
  if (!result.success) throw new ApiError('invalid_arguments', complaints(result.error, '/view'));
  if (Buffer.byteLength(JSON.stringify(view)) > largest) throw new ApiError('view_too_large');
  return result.data;
}

/** @throws {ApiError} for a modal that Slack would refuse */
export const readModal = (raw: unknown): Modal => read(modal, raw);

/** @throws {ApiError} for a home tab that Slack would refuse */
export const readHome = (raw: unknown): Home => read(home, raw);

/** Where a view stands in its stack: its own id, the lowest view's and that of the one below. */
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
