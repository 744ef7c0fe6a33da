import { expect, test } from 'vitest';
import { button, form, openWorkspace, until } from './workspace.ts';

test('the app hears when its Home tab is opened, and publishes it; its buttons open views but push none', async () => {
  const slack = await openWorkspace();
  const events: unknown[] = [];
  const failures: unknown[] = [];
  await slack.connect((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      events.push(event);
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [button('go')] } });
    });
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      if (!('trigger_id' in body)) throw new Error('an action has a trigger');
      const view = form('From home');
      await client.views.push({ trigger_id: body.trigger_id, view }).catch((error: unknown) => failures.push(error));
      await client.views.open({ trigger_id: String(slack.hooks.sent.at(-1)?.payload.trigger_id), view });
    });
  });
  const home = () => slack.visitor.scene('ben').home;
  expect(home()).toBeNull();
  expect(await slack.visitor.home('ben')).toEqual({ ok: true });
  await until(() => home() !== null);
  expect(events[0]).toMatchObject({ type: 'app_home_opened', user: 'U0BEN', channel: 'D0BEN', tab: 'home' });
  expect(slack.visitor.scene('ada').home).toBeNull();
  const press = { in: home()?.id ?? '', blockId: 'buttons', actionId: 'go', element: {} };
  expect(await slack.visitor.action('ada', press)).toMatchObject({ ok: false });
  expect(await slack.visitor.action('ben', press)).toEqual({ ok: true });
  await until(() => failures.length > 0);
  expect(slack.rejected[0]).toMatchObject({ method: 'views.push', error: 'not_found' });
});
