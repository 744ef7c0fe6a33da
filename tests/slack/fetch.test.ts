import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { fetchText } from '../../src/slack/fetch.ts';

/** The address of a server that answers like this until the end of the test. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

it('an answer has its status, its headers and its text, whose letters may arrive in parts', async () => {
  const [head, tail] = [Buffer.from('{"name":"Ad\u00e9').subarray(0, -1), Buffer.from('\u00e9').subarray(-1)];
  const address = await served((_, response) => {
    response.writeHead(429, { 'Retry-After': '30' }).write(head);
    setImmediate(() => response.end(Buffer.concat([tail, Buffer.from('"}')])));
  });
  const answer = await fetchText(address, { method: 'POST', body: 'a=b' });
  expect(answer).toMatchObject({ ok: false, status: 429, statusText: 'Too Many Requests', url: address });
  expect(answer.headers.get('Retry-After')).toBe('30');
  expect(answer.headers.get('x-none')).toBeNull();
  expect(new Map(answer.headers.entries()).get('retry-after')).toBe('30');
  expect(await answer.json()).toEqual({ name: 'Ad\u00e9' });
  expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe(await answer.text());
});

it('one connection serves one request after the other', async () => {
  const ports = new Set<number | undefined>();
  const address = await served((request, response) => {
    ports.add(request.socket.remotePort);
    response.end();
  });
  for (let times = 0; times < 3; times += 1) {
    expect((await fetchText(address)).ok).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(ports.size).toBe(1);
});

it('a redirect isn’t followed', async () => {
  const address = await served((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect(await fetchText(address)).toMatchObject({ ok: false, status: 302 });
});

it('a form arrives as one, with its file', async () => {
  const address = await served((request, response) => {
    const { headers } = request;
    request.pipe(response.writeHead(200, { 'x-type': headers['content-type'] }));
  });
  const body = new FormData();
  body.append('file', new Blob(['codes']), 'codes.txt');
  const answer = await fetchText(address, { method: 'POST', body });
  expect(answer.headers.get('x-type')).toMatch(/^multipart\/form-data; boundary=/);
  expect(await answer.text()).toMatch(/name="file"; filename="codes.txt".*\r\n\r\ncodes\r\n/s);
});

it.each(['nothing', 'a half'])('a fetch rejects when it is aborted after %s of the answer', async (arrived) => {
  const stop = new AbortController();
  const address = await served((_, response) => {
    if (arrived === 'a half') response.writeHead(200, { 'content-length': 9 }).write('half');
    setTimeout(() => stop.abort(new Error('too late')), 50);
  });
  await expect(fetchText(address, { signal: stop.signal })).rejects.toThrow(Error);
});

it('a fetch rejects when the connection is lost before the end of the answer', async () => {
  const address = await served((_, response) => {
    response.writeHead(200, { 'content-length': 9 }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(fetchText(address)).rejects.toThrow(Error);
  await expect(fetchText('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
});
