import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Changes } from './changes.ts';
import type { Locale } from './locales.ts';
import type { DiscordVisitor, Outcome, PersonKey, Scene, SlackVisitor } from './scene.ts';
import { personKey } from './town.ts';
import type { Traffic } from './traffic/traffic.ts';
import { discordBodies, emptyBody, localeBody, slackBodies } from './visit-bodies.ts';

interface Town {
  discord(): DiscordVisitor;
  slack(): SlackVisitor;
  scene(as: PersonKey): Scene;
  setLocale(locale: Locale): Promise<void>;
  startOver(): Promise<void>;
  changes: Changes;
  traffic: Traffic;
}

const done: Outcome = { ok: true };
/** Milliseconds. Proxies and browsers end a stream that is silent for a minute. */
const keepAliveMs = 25_000;

/** Validates a body, and answers 400 with a sentence that says what doesn't fit. */
const body = <S extends z.ZodType>(schema: S) =>
  validator('json', (value, c) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    return c.json({ ok: false, error: `The request can't be understood. ${z.prettifyError(parsed.error)}` }, 400);
  });

/** A stream that says something now and after each change. */
const events = (c: Context, changes: Changes, say: () => string) =>
  streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const beat = setInterval(() => void stream.writeSSE({ event: 'alive', data: '' }), keepAliveMs);
    for await (const _ of changes.follow(left.signal)) await stream.writeSSE({ data: say() });
    clearInterval(beat);
  });

/** Makes the routes below `/visit`: the scene, an event stream that says when it changed, and everything a person does. */
export function createVisit(town: Town): Hono {
  const visit = new Hono();
  visit.use(bodyLimit({ maxSize: 256 * 1024 }));

  visit.get('/state', (c) => {
    const as = personKey.safeParse(c.req.query('as'));
    if (!as.success) return c.json({ ok: false, error: 'Nobody here is called that.' }, 400);
    return c.json(town.scene(as.data));
  });

  visit.get('/events', (c) => events(c, town.changes, () => 'changed'));
  visit.get('/traffic', (c) => {
    let seen = 0;
    return events(c, town.traffic.changes, () => {
      const entries = town.traffic.after(seen);
      seen = entries.at(-1)?.id ?? seen;
      return JSON.stringify(entries);
    });
  });

  visit.post('/locale', body(localeBody), async (c) => {
    await town.setLocale(c.req.valid('json').locale);
    return c.json(done);
  });
  visit.post('/start-over', body(emptyBody), async (c) => {
    await town.startOver();
    return c.json(done);
  });
  visit.route('/discord', discordVisit(town));
  visit.route('/slack', slackVisit(town));
  return visit;
}

function discordVisit(town: Town) {
  const { command, autocomplete, upload, press, submit, closeModal, say, dismiss } = discordBodies;
  return new Hono()
    .post('/command', body(command), async (c) => {
      const { as, ...call } = c.req.valid('json');
      return c.json(await town.discord().command(as, call));
    })
    .post('/autocomplete', body(autocomplete), async (c) => {
      const { as, ...call } = c.req.valid('json');
      return c.json(await town.discord().autocomplete(as, call));
    })
    .post('/upload', body(upload), (c) => {
      const { as, ...file } = c.req.valid('json');
      return c.json({ ...done, id: town.discord().upload(as, file) });
    })
    .post('/press', body(press), async (c) => {
      const { as, ...pressed } = c.req.valid('json');
      return c.json(await town.discord().press(as, pressed));
    })
    .post('/submit', body(submit), async (c) => {
      const { as, ...form } = c.req.valid('json');
      return c.json(await town.discord().submit(as, form));
    })
    .post('/close-modal', body(closeModal), (c) => {
      town.discord().closeModal(c.req.valid('json').as);
      return c.json(done);
    })
    .post('/say', body(say), (c) => {
      const { as, text } = c.req.valid('json');
      town.discord().say(as, text);
      return c.json(done);
    })
    .post('/dismiss', body(dismiss), (c) => {
      const { as, messageId } = c.req.valid('json');
      town.discord().dismiss(as, messageId);
      return c.json(done);
    });
}

function slackVisit(town: Town) {
  const { command, home, react, action, submit, upload, closeView, shortcut, say, dismiss } = slackBodies;
  return new Hono()
    .post('/command', body(command), async (c) => {
      const { as, text, direct } = c.req.valid('json');
      return c.json(await town.slack().command(as, text, direct));
    })
    .post('/react', body(react), async (c) => {
      const { as, ...reaction } = c.req.valid('json');
      return c.json(await town.slack().react(as, reaction));
    })
    .post('/home', body(home), async (c) => c.json(await town.slack().home(c.req.valid('json').as)))
    .post('/action', body(action), async (c) => {
      const { as, ...taken } = c.req.valid('json');
      return c.json(await town.slack().action(as, taken));
    })
    .post('/submit', body(submit), async (c) => {
      const { as, ...form } = c.req.valid('json');
      return c.json(await town.slack().submit(as, form));
    })
    .post('/upload', body(upload), (c) => {
      const { as, ...file } = c.req.valid('json');
      return c.json({ ...done, id: town.slack().upload(as, file) });
    })
    .post('/close-view', body(closeView), (c) => {
      const { as, viewId } = c.req.valid('json');
      town.slack().closeView(as, viewId);
      return c.json(done);
    })
    .post('/shortcut', body(shortcut), async (c) => {
      const { as, ...call } = c.req.valid('json');
      return c.json(await town.slack().shortcut(as, call));
    })
    .post('/say', body(say), (c) => {
      const { as, text } = c.req.valid('json');
      town.slack().say(as, text);
      return c.json(done);
    })
    .post('/dismiss', body(dismiss), (c) => {
      const { as, ts } = c.req.valid('json');
      town.slack().dismiss(as, ts);
      return c.json(done);
    });
}
