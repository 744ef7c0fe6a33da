import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../log.ts';

/**
 * Has Bolt read payloads without the parts that are null: it expects each to be there or missing, and fails on null.
 * What it can't read all the same, such as an action of nobody's, is acknowledged, so that it isn't sent again.
 */
export function tolerateNulls(app: Pick<App, 'processEvent'>, log: Pick<Log, 'warn'>): void {
  const read = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    try {
      await read({ ...event, body: withoutNulls(event.body) });
    } catch (error) {
      log.warn({ err: error }, 'slack: what was sent could not be read');
      await event.ack();
    }
  };
}

/** The same without properties that are null, at any depth. */
function withoutNulls<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, part) => (part === null ? undefined : part));
}
