import { Hono } from 'hono';
import type { DiscordTown } from '../state.ts';

/** Only these are shown by the browser. Other files are downloads, since they could run scripts on the page's origin. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** This route serves the files of attachments. */
export const fileRoutes = (town: DiscordTown): Hono =>
  new Hono().get('/:channel/:id/:filename', (c) => {
    const file = town.state.files[c.req.param('id')];
    if (!file || file.channelId !== c.req.param('channel')) return c.notFound();
    const disposition = pictures.includes(file.contentType) ? 'inline' : 'attachment';
    return c.body(Buffer.from(file.base64, 'base64'), 200, {
      'content-type': file.contentType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'x-content-type-options': 'nosniff',
    });
  });
