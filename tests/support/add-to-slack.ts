/** A browser that adds the app to a workspace, step by step. */
export interface Adding {
  /** Slack's page, to which the bot has sent the browser. */
  authorize: URL;
  /** The cookie that the bot has set, without its attributes; and with them. */
  cookie: string;
  setCookie: string;
  /** Where Slack sends the browser back to once somebody has allowed the app in a workspace, or has cancelled. */
  callback(team?: string): Promise<URL>;
}

/** @param base Where the bot listens. */
export async function beginAdding(base: string): Promise<Adding> {
  const begun = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  const [setCookie = ''] = begun.headers.getSetCookie();
  const authorize = new URL(begun.headers.get('location') ?? '');
  return {
    authorize,
    setCookie,
    cookie: setCookie.split(';', 1)[0] ?? '',
    async callback(team) {
      const page = await (await fetch(authorize)).text();
      const links = Array.from(page.matchAll(/href="([^"]*)"/g), ([, link = '']) => link.replaceAll('&amp;', '&'));
      const link = links.find((one) => one.includes(team === undefined ? 'deny=' : `team=${team}`)) ?? '';
      const allowed = await fetch(new URL(link, authorize), { redirect: 'manual' });
      return new URL(allowed.headers.get('location') ?? '');
    },
  };
}

/** Adds the app to a workspace of the sandbox. Resolves to the page that the bot shows in the end. */
export async function addToSlack(base: string, team: string, headers: Record<string, string> = {}) {
  const adding = await beginAdding(base);
  const { pathname, search } = await adding.callback(team);
  const response = await fetch(`${base}${pathname}${search}`, { headers: { cookie: adding.cookie, ...headers } });
  return { status: response.status, headers: response.headers, page: await response.text() };
}
