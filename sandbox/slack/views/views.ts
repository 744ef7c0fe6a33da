import { ApiError } from '../api-error.ts';
import type { Home, Modal } from '../limits/views.ts';
import { lostPictures } from '../messages/pictures.ts';
import { nextId, type OpenView, type SlackTown } from '../state.ts';
import { type Place, toView, type View } from './view.ts';

/** Views in a stack; see "push_limit_reached" in the reference of views.push. */
const mostStacked = 3;

export interface Views {
  /** Lists the modals that a Slack user has open, the topmost last. */
  stack(owner: string): OpenView[];
  find(id: string): OpenView | undefined;
  findExternal(externalId: string): OpenView | undefined;
  /** Replaces whatever modals the user had open. */
  open(owner: string, content: Modal): View;
  /** @throws {ApiError} `push_limit_reached` */
  push(owner: string, content: Modal): View;
  update(open: OpenView, content: Modal): View;
  /** Replaces the user's home tab. */
  publish(user: string, content: Home): View;
  showErrors(open: OpenView, errors: Record<string, string>): void;
  close(open: OpenView): void;
  clear(owner: string): void;
}

export function createViews(town: SlackTown): Views {
  const { state } = town;

  function make(content: Modal | Home, place: Place): View {
    const lost = lostPictures(content.blocks, state.files, '/view/blocks');
    if (lost.length > 0) throw new ApiError('invalid_arguments', lost);
    const twin = content.external_id === '' ? undefined : views.findExternal(content.external_id);
    if (twin && twin.view.id !== place.id) throw new ApiError('duplicate_external_id');
    return toView(content, place, town.now());
  }

  function add(owner: string, view: View): View {
    state.views.push({ owner, view, errors: {} });
    town.changed();
    return view;
  }

  const views: Views = {
    stack: (owner) => state.views.filter((one) => one.owner === owner),
    find: (id) => state.views.find((one) => one.view.id === id),
    findExternal: (externalId) => state.views.find((one) => one.view.external_id === externalId),
    open(owner, content) {
      const id = nextId(town, 'V');
      const view = make(content, { id, root: id, previous: null });
      views.clear(owner);
      return add(owner, view);
    },
    push(owner, content) {
      const below = views.stack(owner);
      const top = below.at(-1);
      if (!top) throw new ApiError('not_found');
      if (below.length >= mostStacked) throw new ApiError('push_limit_reached');
      const place = { id: nextId(town, 'V'), root: top.view.root_view_id, previous: top.view.id };
      return add(owner, make(content, place));
    },
    update(open, content) {
      const { id, root_view_id: root, previous_view_id: previous } = open.view;
      open.view = make(content, { id, root, previous });
      open.errors = {};
      town.changed();
      return open.view;
    },
    publish(user, content) {
      const id = state.homes[user]?.id ?? nextId(town, 'V');
      const view = make(content, { id, root: id, previous: null });
      state.homes[user] = view;
      town.changed();
      return view;
    },
    showErrors(open, errors) {
      open.errors = errors;
      town.changed();
    },
    close(open) {
      state.views = state.views.filter((one) => one !== open);
      town.changed();
    },
    clear(owner) {
      state.views = state.views.filter((one) => one.owner !== owner);
      town.changed();
    },
  };
  return views;
}
