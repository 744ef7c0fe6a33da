/** What reaches POST /slack/events without being Slack's, or a second time. */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SentRequest } from '../../sandbox/slack/over-http/delivery.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let command: SentRequest;

beforeAll(async () => {
  stage = await openStage(undefined, 'http');
  const ada = stage.seat('slack', 'ada');
  await ada.says('/tipjar add paypal ada');
  await ada.says('/tipjar message hello there');
  const newest = stage.sandbox.slackOverHttp().requests.at(-1);
  if (!newest) throw new Error('Slack sent nothing');
  command = newest;
}, 60_000);
afterAll(() => stage.close());

async function send({ headers, body }: { headers: Record<string, string>; body: string | Uint8Array }) {
  const response = await fetch(`${stage.base}/slack/events`, { method: 'POST', headers, body: Buffer.from(body) });
  return { status: response.status, text: await response.text() };
}

/** The request as whoever has the secret signs it. */
function signed(
  body: string,
  { at = Math.floor(Date.now() / 1_000), type = 'application/json', said = String(at) } = {},
) {
  const { signingSecret } = stage.sandbox.slack.credentials;
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': said, 'x-slack-signature': signature };
  return { headers, body };
}

const journal = () => {
  const database = new Sqlite(stage.file, { readonly: true });
  const rows = database.prepare('SELECT * FROM log').all();
  const jars = database.prepare('SELECT * FROM jar').all();
  database.close();
  return JSON.stringify([rows, jars]);
};

const flipped = (text: string, bit: number): Buffer => {
  const bytes = Buffer.from(text);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes;
};

it('a request of which any bit was changed is refused with 401', async () => {
  const { headers, body } = command;
  const before = journal();
  for (const name of ['x-slack-signature', 'x-slack-request-timestamp']) {
    const value = headers[name] ?? '';
    for (let bit = 0; bit < value.length * 8; bit += 1) {
      const changed = flipped(value, bit).toString('latin1');
      // No client sends what may not stand in a header.
      if (!/^[\x21-\x7e]+$/.test(changed)) continue;
      expect((await send({ body, headers: { ...headers, [name]: changed } })).status).toBe(401);
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(body.length * 8 - 1), async (bit) => {
      expect((await send({ headers, body: flipped(body, bit) })).status).toBe(401);
    }),
    { numRuns: 300 },
  );
  expect(journal()).toBe(before);
});

it('a request without a signature, with half of one or with more than one is refused with 401', async () => {
  const { headers, body } = command;
  const { 'x-slack-signature': signature = '', 'x-slack-request-timestamp': at = '', ...rest } = headers;
  const odd: Record<string, string>[] = [
    {},
    { 'x-slack-signature': signature },
    { 'x-slack-request-timestamp': at },
    ...[
      '',
      'v0=',
      signature.slice(0, -1),
      `${signature}=1`,
      `${signature}, ${signature}`,
      signature.replace('v0', 'v1'),
    ].map((one) => ({ 'x-slack-signature': one, 'x-slack-request-timestamp': at })),
    ...['', 'NaN', '-1', '1e9', `0${at}`, `${at}.0`, `+${at}`, '99999999999999'].map((one) => ({
      'x-slack-signature': signature,
      'x-slack-request-timestamp': one,
    })),
  ];
  for (const one of odd) expect((await send({ body, headers: { ...rest, ...one } })).status).toBe(401);
});

it('a signed request is refused when it is older than five minutes or from later on', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const body = JSON.stringify({ type: 'url_verification', challenge: 'x' });
  const statuses = [];
  for (const at of [now - 302, now - 290, now + 290, now + 302])
    statuses.push((await send(signed(body, { at }))).status);
  expect(statuses).toEqual([401, 200, 200, 401]);
});

it('the same request again has no effect, and is no error', async () => {
  const ada = stage.seat('slack', 'ada');
  const before = journal();
  expect((await send(command)).status).toBe(200);
  expect(journal()).toBe(before);
  await ada.says('/tipjar message another one');
  const changed = journal();
  expect(changed).not.toBe(before);
  expect((await send(command)).status).toBe(200);
  expect(journal()).toBe(changed);
});

it('Slack’s checks of the address are answered', async () => {
  const challenge = signed(JSON.stringify({ type: 'url_verification', challenge: 'prove it' }));
  expect(await send(challenge)).toEqual({ status: 200, text: '{"challenge":"prove it"}' });
  const type = 'application/x-www-form-urlencoded';
  expect(await send({ headers: { 'content-type': type }, body: 'ssl_check=1&token=x' })).toEqual({
    status: 200,
    text: '',
  });
  const smuggled = `ssl_check=1&${command.body}`;
  const before = journal();
  expect(await send({ headers: { 'content-type': type }, body: smuggled })).toEqual({ status: 200, text: '' });
  expect(journal()).toBe(before);
});

it('whatever is signed but isn’t what Slack sends gets an answer, and the bot goes on', async () => {
  const form = 'application/x-www-form-urlencoded';
  const bodies: [string, string][] = [
    ...[
      '',
      'null',
      '5',
      '"x"',
      '[]',
      '{',
      '{}',
      '{"type":"event_callback"}',
      '{"type":"event_callback","event":5}',
    ].map((body): [string, string] => [body, 'application/json']),
    ...['payload=null', 'payload=', 'payload=%7B', 'payload={}', 'payload=%7B%7D', 'command=/tip', 'a=b'].map(
      (body): [string, string] => [body, form],
    ),
    ['command=/tip&text=', `${form}; charset=utf-8`],
    [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'application/json'],
    ['{"__proto__":{"x":1},"type":"event_callback"}', 'application/json'],
  ];
  for (const [body, type] of bodies) {
    const { status } = await send(signed(body, { type }));
    // Its sender has the secret, so that is not what the operator is to look at.
    expect([body.slice(0, 40), [200, 400].includes(status)]).toEqual([body.slice(0, 40), true]);
  }
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(['https://paypal.me/ada']);
});

it('a body that is too large is refused with 413', async () => {
  expect((await send(signed(`{"x":"${'x'.repeat(2_000_000)}"}`))).status).toBe(413);
  // It doesn't say how long it is.
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const chunked = request(`${stage.base}/slack/events`, { method: 'POST' }, (response) =>
      resolve(response.statusCode),
    );
    chunked.on('error', reject);
    for (let part = 0; part < 20; part += 1) chunked.write(Buffer.alloc(100_000, 0x20));
  });
  expect(status).toBe(413);
});

it('a body that doesn’t end is given up after some seconds, and holds up nobody', async () => {
  const { port } = new URL(stage.base);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n');
  const trickle = setInterval(() => socket.write('x'), 500);
  const since = performance.now();
  let said = '';
  socket.on('data', (data) => {
    said += String(data);
  });
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(['https://paypal.me/ada']);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(trickle);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - since).toBeLessThan(8_000);
}, 15_000);

it('other methods and addresses are refused', async () => {
  const statuses = [];
  for (const [method, path] of [
    ['GET', '/slack/events'],
    ['PUT', '/slack/events'],
    ['POST', '/slack/events/more'],
    ['POST', '/slack/install'],
    ['HEAD', '/slack/install'],
    ['POST', '/slack/oauth_redirect'],
  ] as const)
    statuses.push((await fetch(`${stage.base}${path}`, { method, redirect: 'manual' })).status);
  expect(statuses).toEqual([405, 405, 404, 405, 405, 405]);
});
