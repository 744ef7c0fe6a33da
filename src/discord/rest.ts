export interface Upload {
  name: string;
  contentType: string;
  data: Buffer;
}

interface Sending {
  body: unknown;
  /** False where the route has a token in its path: Discord takes no other with it. */
  auth?: false;
  files?: Upload[];
}

/** What the adapter needs of discord.js's REST client. Its errors have Discord's `code` and an HTTP `status`. */
export interface Rest {
  get(route: `/${string}`): Promise<unknown>;
  post(route: `/${string}`, sending: Sending): Promise<unknown>;
  patch(route: `/${string}`, sending: Sending): Promise<unknown>;
}
