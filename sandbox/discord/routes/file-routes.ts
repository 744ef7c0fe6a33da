import { Hono } from 'hono';
import type { DiscordTown } from '../state.ts';

/** Shown in the page itself; anything else is offered as a download, since it shares the page's origin. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The attachments' bytes. */
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
