import type { Stage } from '../support/stage.ts';

export type Payload = Record<string, unknown>;

const CALLS = ['command', 'action', 'choice', 'inView', 'submission', 'file', 'shortcut'] as const;
export type CallPayloads = Record<(typeof CALLS)[number], Payload>;

/** One call of each kind, as Slack sends it. */
export async function sentPayloads(stage: Stage): Promise<CallPayloads> {
  const [ada, ben] = [stage.seat('slack', 'ada'), stage.seat('slack', 'ben')];
  await ada.says('/tipjar add paypal ada');
  await (await ben.says('/tip @ada')).press('tip', { amount: '5' });
  await (await ben.says('/tip ada')).choose('@ada');
  const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'adalovelace' });
  await preview.press('tipjar setup services');
  ada.posts('Hello');
  await ben.menu('Tip author', 'Hello');
  const { sent } = stage.sandbox.slackHooks();
  const last = (found: (payload: Payload) => boolean): Payload => {
    const { payload } = sent.findLast((one) => found(one.payload)) ?? {};
    if (!payload) throw new Error('nothing like that was sent');
    return payload;
  };
  const actions = (payload: Payload) => JSON.stringify(payload.actions ?? '');
  const submission = last(({ type }) => type === 'view_submission');
  await (await ada.says('/tipjar import')).submit({ text: 'ko_fi: ada' });
  const pasted = last(({ type }) => type === 'view_submission');
  const file = { id: 'F1', name: 'FUNDING.yml', url_private: 'https://files.example/F1/FUNDING.yml' };
  const values = { file: { file: { type: 'file_input', files: [file] } } };
  return {
    command: last(({ command }) => command === '/tip'),
    action: last((one) => one.type === 'block_actions' && !one.view && actions(one).includes('"button"')),
    choice: last((one) => actions(one).includes('users_select')),
    inView: last((one) => one.type === 'block_actions' && one.view !== undefined),
    submission,
    file: { ...pasted, view: { ...Object(pasted.view), state: { values } } },
    shortcut: last(({ type }) => type === 'message_action'),
  };
}
