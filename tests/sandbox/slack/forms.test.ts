import type { ViewClosedAction, ViewSubmitAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { form, openForm, typed, until, words } from './workspace.ts';

test('a form is submitted, corrected, updated and cleared', async () => {
  const bodies: ViewSubmitAction[] = [];
  const slack = await openForm(form('First', { private_metadata: 'kept' }), (app) =>
    app.view('form', async ({ ack, body }) => {
      bodies.push(body as ViewSubmitAction);
      if (bodies.length === 1) return ack({ response_action: 'errors', errors: { handle: 'Unknown handle' } });
      if (bodies.length === 2) return ack({ response_action: 'update', view: form('Second') });
      return ack({ response_action: 'clear' });
    }),
  );
  const first = slack.top('ben');
  expect(first).toMatchObject({ title: words('First'), callback_id: 'form', errors: {} });
  expect(slack.visitor.scene('ada').views).toEqual([]);

  expect(await slack.submit(typed('wrong'))).toEqual({ ok: true });
  expect(slack.top('ben').errors).toEqual({ handle: 'Unknown handle' });
  expect(bodies[0]).toMatchObject({
    type: 'view_submission',
    user: { id: 'U0BEN', name: 'ben' },
    team: { id: 'T0TIPJAR' },
    view: {
      id: first.id,
      hash: first.hash,
      root_view_id: first.id,
      previous_view_id: null,
      private_metadata: 'kept',
      state: { values: { handle: { text: { type: 'plain_text_input', value: 'wrong' } } } },
    },
  });

  await slack.submit(typed('right'));
  expect(slack.top('ben')).toMatchObject({ id: first.id, title: words('Second'), errors: {} });
  expect(slack.top('ben').hash).not.toBe(first.hash);

  await slack.submit(typed('again'));
  expect(slack.views()).toEqual([]);
  expect(slack.rejected).toEqual([]);
});

test('an empty acknowledgement closes the form', async () => {
  const slack = await openForm(form('First'), (app) => app.view('form', ({ ack }) => ack()));
  await slack.submit(typed('ada'));
  expect(slack.views()).toEqual([]);
});

test('a form can be pushed onto another, and closing it shows the lower one', async () => {
  const slack = await openForm(form('Low'), (app) =>
    app.view('form', ({ ack, body }) =>
      ack({ response_action: 'push', view: form('High', { notify_on_close: true, external_id: body.view.id }) }),
    ),
  );
  const low = slack.top('ben');
  await slack.submit(typed('x'));
  expect(slack.views().map((view) => view.title.text)).toEqual(['Low', 'High']);
  expect(slack.top('ben')).toMatchObject({ previous_view_id: low.id, root_view_id: low.id });
  expect(await slack.visitor.submit('ben', { viewId: low.id, state: typed('x') })).toMatchObject({ ok: false });
  await slack.submit(typed('x'));
  expect(slack.views()).toHaveLength(3);
  expect(await slack.submit(typed('x'))).toEqual({ ok: false, error: 'We had some trouble connecting. Try again?' });
  expect(slack.rejected).toMatchObject([{ method: 'view_submission', error: 'push_limit_reached' }]);
  slack.visitor.closeView('ada', slack.top('ben').id);
  expect(slack.views()).toHaveLength(3);
  slack.visitor.closeView('ben', slack.top('ben').id);
  expect(slack.views()).toHaveLength(2);
});

test('the app is told of a closed form when the view has notify_on_close', async () => {
  const closed: ViewClosedAction[] = [];
  const slack = await openForm(form('First', { notify_on_close: true, clear_on_close: true }), (app) =>
    app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body }) => {
      closed.push(body as ViewClosedAction);
      await ack();
    }),
  );
  const { id } = slack.top('ben');
  slack.visitor.closeView('ben', id);
  expect(slack.views()).toEqual([]);
  await until(() => closed.length > 0);
  expect(closed[0]).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id }, user: { id: 'U0BEN' } });
});

test('a form with an invalid input is not sent to the app', async () => {
  let submitted = 0;
  const slack = await openForm(form('First'), (app) =>
    app.view('form', async ({ ack }) => {
      submitted += 1;
      await ack();
    }),
  );
  for (const state of [{}, typed('')]) {
    expect(await slack.submit(state)).toEqual({ ok: false, error: 'Please complete this required field.' });
    expect(slack.top('ben').errors).toEqual({ handle: 'Please complete this required field.' });
  }
  expect(await slack.submit(typed('x'.repeat(11)))).toMatchObject({
    error: 'Please shorten this to 10 characters or fewer.',
  });
  expect(submitted).toBe(0);
  await slack.submit(typed('x'.repeat(10)));
  expect(submitted).toBe(1);
});

test.each([
  ['errors for a block that is no input', { response_action: 'errors', errors: { nowhere: 'Wrong' } }],
  ['no errors', { response_action: 'errors', errors: {} }],
  ['a form with too long a title', { response_action: 'update', view: form('x'.repeat(25)) }],
  ['an unknown action', { response_action: 'explode' }],
  ['a message', { text: 'hello' }],
])('a form answered with %s stays open, and the person gets the words of Slack', async (_, payload) => {
  const slack = await openForm(form('First'), (app) => app.view('form', ({ ack }) => ack(payload as never)));
  const outcome = await slack.submit(typed('ada'));
  expect(outcome).toEqual({ ok: false, error: 'We had some trouble connecting. Try again?' });
  expect(slack.rejected).toMatchObject([{ method: 'view_submission', error: 'invalid_arguments' }]);
  expect(slack.top('ben').title.text).toBe('First');
});

test('a form stays open when no app is connected', async () => {
  const slack = await openForm(form('First'));
  slack.hooks.drop();
  await until(() => !slack.visitor.scene('ben').connected);
  expect(await slack.submit(typed('ada'))).toEqual({
    ok: false,
    error: 'We had some trouble connecting. Try again?',
  });
  expect(slack.views()).toHaveLength(1);
});
