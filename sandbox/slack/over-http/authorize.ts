import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Installs } from './installs.ts';
import { workspaces } from './workspaces.ts';

/** Slack's page on which people allow an app: `GET /slack/oauth/v2/authorize`. */
export function createAuthorize(installs: Installs, clientId: string): Hono {
  const app = new Hono();

  app.get('/', ({ req, html: answer }) => {
    const asked = req.query();
    if (asked.client_id !== clientId) return answer('<p>Invalid client_id parameter</p>', 400);
    const link = (more: Record<string, string>) =>
      `/slack/oauth/v2/authorize/done?${new URLSearchParams({ ...asked, ...more })}`;
    return answer(html`<!doctype html><title>Slack</title>
<h1>An app is asking for permission</h1>
<p>${asked.scope}</p>
<ul>${workspaces.map(({ id, name }) => html`<li><a href="${link({ team: id })}">Allow in ${name}</a></li>`)}</ul>
<p><a href="${link({ deny: '1' })}">Cancel</a></p>`);
  });

  app.get('/done', ({ req, redirect, text }) => {
    const { redirect_uri, state = '', scope = '', team, deny } = req.query();
    if (redirect_uri === undefined) return text('This app has no redirect URL', 400);
    const to = new URL(redirect_uri);
    to.searchParams.set('state', state);
    if (deny === undefined && team !== undefined) {
      to.searchParams.set('code', installs.allow({ redirectUri: redirect_uri, team, scopes: scope }));
    } else to.searchParams.set('error', 'access_denied');
    return redirect(to.href);
  });
  return app;
}
