import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import { type Connection, createConnection, PATIENCE } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { alwaysMine, createTurn } from '../connections/turn.ts';
import { inTime } from '../in-time.ts';
import { createApplication, type DiscordSettings } from './application.ts';
import { createGateway } from './gateway.ts';
import { isCall } from './interaction.ts';
import { newcomerIn } from './newcomer.ts';
import { reportPresence } from './report-presence.ts';
import { createConfirmation, withToken } from './rest.ts';
import { createSessionLimit } from './session-limit.ts';
import { allOf, type Place, type Shards } from './sharding.ts';
import { createVoices } from './voices.ts';

export interface GatewaySettings extends DiscordSettings {
  /**
   * Which shards this process holds, where Discord recommends so many in all. All of them, unless other processes hold
   * the rest; one has to hold the first, which alone hears what is called in direct messages.
   */
  shardsOf?(recommended: number): Shards;
}

/** Connects to Discord's gateway. */
export function connectDiscord(settings: GatewaySettings): Connection {
  const { token, presence, sharing, now, log, shardsOf = allOf, patience = PATIENCE } = settings;
  const confirm = createConfirmation(
    () => limit.gateway(),
    (error) => refuse(error),
  );
  const voices = createVoices();
  const { rest, courier, callbacks, register, greet, handle } = createApplication(settings, { voices, confirm });
  const limit = createSessionLimit(rest);
  const turn = sharing.shared ? createTurn({ sharing, name: 'discord gateway', lost: yieldTurn }) : alwaysMine;
  const { connection, signal, myTurn, take, takeCall, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'discord',
      courier,
      async connect() {
        await myTurn(turn);
        const told = await inTime(withToken(limit.gateway), patience);
        signal.throwIfAborted();
        if (!told) throw new Error(`Discord did not say within ${patience / 1_000} s where its gateway is`);
        return gateway.connect(told);
      },
      async close() {
        await inTime(gateway.end());
        await turn.pass();
        await callbacks.close();
      },
    },
    settings,
  );

  /** Another process connects from now on, and what Discord tells comes to that one. */
  function yieldTurn(): void {
    down({ reason: 'it could not be told in time that this process is still there' });
    void gateway.end();
    reconnect();
  }

  const lost = reconnect;
  const gateway = createGateway({ rest, token, patience, limit, shardsOf, heard, up, down, lost, log });

  function heard(dispatch: GatewayDispatchPayload, place: Place): void {
    reportPresence(dispatch, place, presence);
    voices.heard(dispatch, place);
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
