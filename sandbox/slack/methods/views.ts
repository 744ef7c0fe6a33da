import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { Server } from '../server.ts';
import type { SlackTown } from '../state.ts';
import { readHome, readModal } from '../views/view.ts';
import { personOf } from '../workspace.ts';
import { type Method, method } from './arguments.ts';

const opening = z.object({ trigger_id: z.string(), view: z.unknown() });
const hash = z.string().optional();

export const viewMethods = (
  { state }: SlackTown,
  { views, triggers, homeTab }: Pick<Server, 'views' | 'triggers' | 'homeTab'>,
): Record<string, Method> => ({
  'views.open': method(opening, (args) => {
    const content = readModal(args.view);
    return { view: views.open(triggers.exchange(args.trigger_id).user, content) };
  }),

  'views.push': method(opening, (args) => {
    const content = readModal(args.view);
    const { user, view } = triggers.exchange(args.trigger_id);
    // A view can be pushed only after somebody did something inside a modal that is still open.
    if (!view || !views.find(view)) throw new ApiError('not_found');
    return { view: views.push(user, content) };
  }),

  'views.update': method(
    z.object({ view_id: z.string().optional(), external_id: z.string().optional(), view: z.unknown(), hash }),
    (args) => {
      const content = readModal(args.view);
      const open = args.view_id ? views.find(args.view_id) : views.findExternal(args.external_id ?? '');
      if (!open) throw new ApiError('not_found');
      if (args.hash && args.hash !== open.view.hash) throw new ApiError('hash_conflict');
      return { view: views.update(open, content) };
    },
  ),

  'views.publish': method(z.object({ user_id: z.string(), view: z.unknown(), hash }), (args) => {
    if (!homeTab) throw new ApiError('not_enabled');
    const content = readHome(args.view);
    if (!personOf(args.user_id)) throw new ApiError('user_not_found');
    const current = state.homes[args.user_id]?.hash;
    if (args.hash && current && args.hash !== current) throw new ApiError('hash_conflict');
    return { view: views.publish(args.user_id, content) };
  }),
});
