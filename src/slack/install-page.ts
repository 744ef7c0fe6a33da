import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { html, raw } from 'hono/html';
import { parseAccept } from 'hono/utils/accept';
import { bestOf, isRightToLeft, type Language, languages } from '../text/languages.ts';
import { type TextKey, textsIn, type Values } from '../text/texts.ts';

/** Why the app wasn't installed. */
export type WhyNot = 'cancelled' | 'stale' | 'refused' | 'scopes' | 'organisation' | 'removed' | 'fault';

const STYLE =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}body{margin:15vh auto;max-width:34rem;padding:0 1.5rem}h1{line-height:1.2}code{font-size:1em}a{display:inline-block;margin-top:1rem;padding:.6rem 1.2rem;border-radius:.4rem;background:#8a5a00;color:#fff;text-decoration:none}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Only text and the style above may be on these pages, and no other site may frame them or learn of their address. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The language among the bot's that a browser asks for first. */
export function languageOf(request: IncomingMessage): Language {
  const wanted = parseAccept(request.headers['accept-language']?.slice(0, 1_000) ?? '');
  for (const { type } of wanted) {
    const language = bestOf(type, languages);
    if (language !== 'en' || /^en\b/i.test(type)) return language;
  }
  return 'en';
}

interface Page {
  title: TextKey;
  text: TextKey;
  values?: Values;
  link: { label: TextKey; to: string };
}

function show(request: IncomingMessage, response: ServerResponse, status: number, page: Page): void {
  const language = languageOf(request);
  const { words } = textsIn(language);
  const { title, text, values, link } = page;
  const heading = words(title, values);
  const body = html`<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${heading}</title><style>${raw(STYLE)}</style></head>
<body><main><h1>${heading}</h1><p>${words(text, values)}</p><p><a href="${link.to}">${words(link.label)}</a></p></main></body>
</html>`;
  response.writeHead(status, HEADERS).end(String(body));
}

const WHY_NOT: Readonly<Record<WhyNot, TextKey>> = {
  cancelled: 'install.cancelled',
  stale: 'install.stale',
  refused: 'install.refused',
  scopes: 'install.scopes',
  organisation: 'install.organisation',
  removed: 'install.removed',
  fault: 'install.fault',
};

/** Says why the app wasn't installed, and leads to another try. */
export const showWhyNot = (request: IncomingMessage, response: ServerResponse, why: WhyNot): void =>
  show(request, response, why === 'fault' ? 503 : 400, {
    title: 'install.failed',
    text: WHY_NOT[why],
    link: { label: 'install.again', to: '/slack/install' },
  });

/** Says what to type first, and leads back to Slack. */
export const showInstalled = (
  request: IncomingMessage,
  response: ServerResponse,
  { workspace, app, team }: { workspace: string; app: string; team: string },
): void =>
  show(request, response, 200, {
    title: 'install.done',
    text: 'install.first',
    values: { workspace },
    link: {
      label: 'install.open',
      to: `https://slack.com/app_redirect?${new URLSearchParams({ app, team })}`,
    },
  });
