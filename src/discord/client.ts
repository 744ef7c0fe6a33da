import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import { type Connection, createConnection, PATIENCE } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { inTime } from '../in-time.ts';
import { createApplication, type DiscordSettings } from './application.ts';
import { logIn } from './gateway.ts';
import { isCall } from './interaction.ts';
import { newcomerIn } from './newcomer.ts';
import { reportPresence } from './report-presence.ts';
import { createConfirmation, withToken } from './rest.ts';
import { createSessionLimit } from './session-limit.ts';
import { createVoices } from './voices.ts';

/** Connects to Discord's gateway. */
export function connectDiscord(settings: DiscordSettings): Connection {
  const { token, presence, now, log, patience = PATIENCE } = settings;
  const confirm = createConfirmation(
    () => limit.gateway(),
    (error) => refuse(error),
  );
  const voices = createVoices();
  const { rest, courier, callbacks, register, greet, handle } = createApplication(settings, { voices, confirm });
  const limit = createSessionLimit(rest);
  let login: ReturnType<typeof logIn> | undefined;
  const { connection, signal, take, takeCall, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'discord',
      courier,
      async connect() {
        void login?.end();
        const gateway = await inTime(withToken(limit.gateway), patience);
        signal.throwIfAborted();
        if (!gateway) throw new Error(`Discord did not say within ${patience / 1_000} s where its gateway is`);
        login = logIn({ rest, token, gateway, patience, throttler: limit.throttler, heard, up, down, lost: reconnect });
        return login.ready;
      },
      async close() {
        if (login) await inTime(login.end());
        await callbacks.close();
      },
    },
    settings,
  );

  function heard(dispatch: GatewayDispatchPayload): void {
    reportPresence(dispatch, presence);
    voices.heard(dispatch);
    const newcomer = newcomerIn(dispatch, now());
    if (newcomer) void take(() => greet(newcomer));
    const { t: event, d: data } = dispatch;
    if (event === GatewayDispatchEvents.Ready) {
      const application = textAt(data, 'application', 'id');
      if (application !== undefined) void register(application, signal);
    }
    if (event !== GatewayDispatchEvents.InteractionCreate) return;
    const taken = isCall(data) ? takeCall : take;
    taken(() => handle(data, callbacks)).catch((error: unknown) =>
      log.error({ err: error }, 'discord: an answer could not be delivered'),
    );
  }

  return connection;
}
