import { connect, createServer, type Socket } from 'node:net';

/** A network between the bot and its database, of which a test decides how it behaves. */
export interface Network {
  /** The address of the database by way of this network. */
  url: string;
  /** Cuts every connection, and lets no new one through. */
  cut(): void;
  /** Lets everything through again, also what waited while nothing moved. */
  mend(): void;
  /** Has nothing move any more, without a connection being cut. */
  freeze(): void;
  /**
   * Cuts the connection on which the next commit of a change comes: before the server gets it, or before its answer comes back.
   * @param forGood Cuts all the others then too, and lets none through.
   */
  cutAtCommit(when: 'before' | 'after', forGood?: boolean): void;
  close(): void;
}

export async function openNetwork(address: string): Promise<Network> {
  const target = new URL(address);
  let state: 'fine' | 'cut' | 'frozen' = 'fine';
  let atCommit: 'before' | 'after' | undefined;
  let thenAll = false;
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];

  function cut(): void {
    state = 'cut';
    for (const socket of sockets) socket.destroy();
  }
  const whenMoving = (move: () => void) => (state === 'frozen' ? waiting.push(move) : move());

  const proxy = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    let deaf = false;
    let writes = false;
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.on('data', (data) => {
      // A transaction that only reads is committed too.
      const commits = writes && data.includes('COMMIT');
      writes = data.includes('SERIALIZABLE') || (writes && !commits);
      if (atCommit && commits) {
        const when = atCommit;
        atCommit = undefined;
        if (when === 'before') return void near.destroy();
        deaf = true;
        // The server has done what it was told by then.
        setTimeout(() => (thenAll ? cut() : near.destroy()), 100);
      }
      whenMoving(() => far.write(data));
    });
    far.on('data', (data) => {
      if (!deaf) whenMoving(() => near.write(data));
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const listening = proxy.address();
  target.hostname = '127.0.0.1';
  const url = new URL(target);
  url.port = String(typeof listening === 'object' && listening ? listening.port : 0);

  return {
    url: url.href,
    cut,
    mend() {
      state = 'fine';
      for (const move of waiting.splice(0)) move();
    },
    freeze() {
      state = 'frozen';
    },
    cutAtCommit(when, forGood = false) {
      atCommit = when;
      thenAll = forGood;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}
