import { z } from 'zod';
import type { SlackState as InputState, Outcome, Person } from '../../scene.ts';
import { ApiError } from '../api-error.ts';
import { complaints } from '../limits/complaints.ts';
import { interaction } from '../payloads.ts';
import { appFailed, refused, refusePayload, type Server } from '../server.ts';
import type { OpenView } from '../state.ts';
import { readModal } from '../views/view.ts';
import { NotOffered, valuesOf } from './input-state.ts';
import { complaintsOf } from './required-inputs.ts';
import { withFiles } from './sent-files.ts';

/** A person submits the topmost form that they have open. */
export async function submit(
  server: Server,
  by: Person,
  form: { viewId: string; state: InputState },
): Promise<Outcome> {
  const open = server.views.stack(by.slackId).at(-1);
  if (open?.view.id !== form.viewId || !open.view.submit) return refused('This form is no longer there.');
  try {
    const values = withFiles(open.view.blocks, valuesOf(open.view.blocks, form.state), {
      files: server.files,
      owner: by.slackId,
      origin: server.town.baseUrl(),
    });
    const errors = complaintsOf(open.view.blocks, values);
    server.views.showErrors(open, errors);
    const [first] = Object.values(errors);
    return first === undefined ? await send(server, by, open, values) : refused(first);
  } catch (error) {
    if (error instanceof NotOffered) return refused(error.message);
    throw error;
  }
}

async function send(server: Server, by: Person, open: OpenView, values: InputState): Promise<Outcome> {
  const payload = {
    ...interaction(by),
    type: 'view_submission',
    trigger_id: server.triggers.issue({ user: by.slackId, view: open.view.id }),
    view: { ...open.view, state: { values } },
    response_urls: [],
  };
  const answer = await server.socketMode.deliver({ type: 'interactive', payload });
  if (!answer.ok) return refused(appFailed);
  // When the person has closed the form meanwhile, the answer has nothing to change.
  if (!server.views.find(open.view.id)) return { ok: true };
  try {
    follow(server, open, answer.payload);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    server.reject('view_submission', error);
    return refused(appFailed);
  }
}

const response = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Does with the form what the acknowledgement says. An empty one closes it. */
function follow({ views }: Server, open: OpenView, payload: Record<string, unknown>): void {
  if (Object.keys(payload).length === 0) {
    views.close(open);
    return;
  }
  const read = response.safeParse(payload, { reportInput: true });
  if (!read.success) throw new ApiError('invalid_arguments', complaints(read.error));
  switch (read.data.response_action) {
    case 'errors':
      views.showErrors(open, inputErrors(open, read.data.errors));
      return;
    case 'update':
      views.update(open, readModal(read.data.view));
      return;
    case 'push':
      views.push(open.owner, readModal(read.data.view));
      return;
    case 'clear':
      views.clear(open.owner);
  }
}

/** Slack shows errors under inputs, so each must name an input block. */
function inputErrors({ view }: OpenView, errors: Record<string, string>): Record<string, string> {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const unknown = Object.keys(errors).filter((id) => !inputs.includes(id));
  if (unknown.length > 0 || Object.keys(errors).length === 0)
    throw new ApiError('invalid_arguments', ['errors must name input blocks of the view [json-pointer:/errors]']);
  return errors;
}

/** A person closes a form without submitting it. Slack tells the app when the view has `notify_on_close`. */
export async function closeView(server: Server, by: Person, viewId: string): Promise<void> {
  const open = server.views.find(viewId);
  if (open?.owner !== by.slackId) return;
  const { view } = open;
  if (view.clear_on_close) server.views.clear(by.slackId);
  else server.views.close(open);
  if (!view.notify_on_close) return;
  const payload = { ...interaction(by), type: 'view_closed', view, is_cleared: view.clear_on_close };
  const answer = await server.socketMode.deliver({ type: 'interactive', payload });
  if (answer.ok) refusePayload(server, 'view_closed', answer.payload);
}
