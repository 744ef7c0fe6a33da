import type { BlockAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { form, openForm, openWorkspace, typed, until, words } from './workspace.ts';

test('a trigger opens one view, within three seconds', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack()));
  const trigger = async () => {
    await slack.visitor.command('ben', '/tip');
    return String(slack.hooks.sent.at(-1)?.payload.trigger_id);
  };
  const open = (trigger_id: string, view: object = form('First')) =>
    slack.call('views.open', { trigger_id, view: JSON.stringify(view) });

  const once = await trigger();
  // A view that is refused leaves the trigger as it was.
  expect(await open(once, form('x'.repeat(25)))).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
  expect(await open(once)).toMatchObject({ ok: true, view: { type: 'modal', state: { values: {} } } });
  expect(await open(once)).toEqual({ ok: false, error: 'exchanged_trigger_id' });
  const late = await trigger();
  slack.world.late = 3_001;
  expect(await open(late)).toEqual({ ok: false, error: 'expired_trigger_id' });
  expect(await open('1.2.3')).toEqual({ ok: false, error: 'invalid_trigger_id' });
  expect(slack.rejected.map((one) => one.error)).toEqual([
    'invalid_arguments',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'invalid_trigger_id',
  ]);
});

test('the action of a button in a view has the view, and the app can update it or push another', async () => {
  const pressed: BlockAction[] = [];
  const view = {
    ...form('Menu'),
    blocks: [
      { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'go', text: words('Go') }] },
      ...form('').blocks,
    ],
  };
  const slack = await openForm(view, (app) =>
    app.action<BlockAction>('go', async ({ ack, body, client }) => {
      pressed.push(body);
      await ack();
      const { id: view_id = '', hash = '' } = body.view ?? {};
      if (pressed.length === 1)
        await client.views.update({ view_id, hash, view: { ...view, title: words('Updated') } as never });
      else await client.views.push({ trigger_id: body.trigger_id, view: form('On top') });
    }),
  );
  const { id } = slack.top('ben');
  const press = { in: id, blockId: 'b', actionId: 'go', element: {}, state: typed('draft') };
  await slack.visitor.action('ben', press);
  await until(() => slack.top('ben').title.text === 'Updated');
  expect(pressed[0]).toMatchObject({
    container: { type: 'view', view_id: id },
    view: { id, state: { values: { handle: { text: { type: 'plain_text_input', value: 'draft' } } } } },
  });
  expect(pressed[0]).not.toHaveProperty('response_url');
  await slack.visitor.action('ben', press);
  await until(() => slack.views().length === 2);
  expect(slack.top('ben')).toMatchObject({ title: words('On top'), previous_view_id: id });
  // An input is not sent before the form is submitted.
  expect(
    await slack.visitor.action('ben', { in: slack.top('ben').id, blockId: 'handle', actionId: 'text', element: {} }),
  ).toEqual({ ok: true });
  expect(pressed).toHaveLength(2);
});

test('a view is not updated over a newer state of it', async () => {
  const slack = await openForm(form('First'));
  const view = JSON.stringify(form('Other'));
  const update = (args: Record<string, string>) => slack.call('views.update', { ...args, view });
  const { id, hash } = slack.top('ben');
  expect(await update({ view_id: id, hash: 'old' })).toEqual({ ok: false, error: 'hash_conflict' });
  expect(await update({ view_id: 'V0NONE' })).toEqual({ ok: false, error: 'not_found' });
  expect(await update({ view_id: id, hash })).toMatchObject({ ok: true, view: { id } });
});

test('a view can be pushed only after an action in a view', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack()));
  await slack.visitor.command('ben', '/tip');
  const trigger_id = String(slack.hooks.sent[0]?.payload.trigger_id);
  expect(await slack.call('views.push', { trigger_id, view: JSON.stringify(form('x')) })).toEqual({
    ok: false,
    error: 'not_found',
  });
});

test('a home tab is published unless a newer one has replaced it', async () => {
  const slack = await openWorkspace();
  const view = JSON.stringify({ type: 'home', blocks: [{ type: 'divider' }] });
  const published = await slack.call('views.publish', { user_id: 'U0ADA', view });
  expect(published).toMatchObject({ ok: true, view: { type: 'home', title: null, blocks: [{ type: 'divider' }] } });
  expect(await slack.call('views.publish', { user_id: 'U0ADA', view, hash: 'old' })).toMatchObject({
    error: 'hash_conflict',
  });
  expect(await slack.call('views.publish', { user_id: 'U0ADA', view: JSON.stringify(form('x')) })).toMatchObject({
    error: 'invalid_arguments',
  });
});
