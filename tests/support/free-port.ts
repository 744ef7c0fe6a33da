import { createServer } from 'node:net';

/** A port of this machine at which nothing listens. */
export async function freePort(): Promise<number> {
  const one = createServer();
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const address = one.address();
  await new Promise((resolve) => one.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
