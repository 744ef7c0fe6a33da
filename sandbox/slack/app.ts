import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiError, toRefusal } from './api-error.ts';
import { largestFile } from './messages/files.ts';
import { parsed } from './parsed.ts';
import type { Server } from './server.ts';

/** Bytes: the form around a file is a little larger than the file. */
const largestUpload = largestFile + 10_000;

/** Makes what answers HTTP below /slack: the Web API, response URLs and files. */
export function createApp(
  webApi: Hono,
  authorize: Hono,
  { files, responseUrls, reject }: Server,
  isBot: (authorization: string) => boolean,
): Hono {
  const app = new Hono();
  app.route('/api', webApi);
  app.route('/oauth/v2/authorize', authorize);

  app.post('/response/:id', bodyLimit({ maxSize: 1_000_000 }), async ({ req, json }) => {
    try {
      responseUrls.post(req.param('id'), parsed(await req.text(), 'invalid_payload'));
      return json({ ok: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      reject('response_url', error);
      return json(toRefusal(error), error.code.endsWith('_url') ? 404 : 400);
    }
  });

  app.post('/upload/:ticket', bodyLimit({ maxSize: largestUpload }), async ({ req, text }) => {
    const form = req.header('content-type')?.startsWith('multipart/form-data');
    const sent = form ? Object.values(await req.parseBody()).find((part) => part instanceof File) : await req.blob();
    const bytes = sent ? Buffer.from(await sent.arrayBuffer()) : Buffer.alloc(0);
    const fault = files.receive(req.param('ticket'), bytes);
    if (fault) return text(fault, fault === 'unknown_upload' ? 404 : 400);
    return text(`OK - ${bytes.length}`);
  });

  app.get('/files/:id/:name', ({ req, body, notFound, redirect }) => {
    const file = files.find(req.param('id'));
    if (!file) return notFound();
    // The page shows the bot's files to its visitors. A person's file goes to the app only, as with Slack's url_private.
    if (file.owner && !isBot(req.header('authorization') ?? '')) return redirect('/');
    const shown = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
    return body(new Uint8Array(Buffer.from(file.base64, 'base64')), 200, {
      'content-type': file.mimetype,
      'content-disposition': shown ? 'inline' : 'attachment',
      // A file with scripts in it must not run them on the page's origin.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });
  return app;
}
