import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished, type TestContext } from 'vitest';

/**
 * The way to a server on this machine, on which a test can be a bad network. Closes after the test.
 * @param test Has to be given where tests run at the same time.
 */
export async function openDoorway(port: number, test: Pick<TestContext, 'onTestFinished'> = { onTestFinished }) {
  const sockets = new Set<Socket>();
  let state: 'open' | 'shut' | 'frozen' = 'open';
  const server = createServer((near) => {
    // A connection that is reset is what these tests are about.
    near.on('error', () => near.destroy());
    if (state === 'shut') return near.resetAndDestroy();
    sockets.add(near);
    if (state === 'frozen') return;
    const far = connect(port, '127.0.0.1');
    sockets.add(far);
    far.on('error', () => far.destroy());
    near.on('data', (data) => state !== 'frozen' && far.write(data));
    far.on('data', (data) => state !== 'frozen' && near.write(data));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  test.onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** Resets all connections, and each new one. */
    shut() {
      state = 'shut';
      for (const socket of sockets) socket.resetAndDestroy();
    },
    /** Loses all that is sent, and leaves every connection as it is. */
    freeze() {
      state = 'frozen';
    },
    /** Lets new connections through. What was frozen is reset, as by a router that has forgotten it. */
    open() {
      if (state === 'frozen') for (const socket of sockets) socket.resetAndDestroy();
      state = 'open';
    },
  };
}
