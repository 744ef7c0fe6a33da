import { type APIInteraction, GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import { type Connection, createConnection, PATIENCE } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { inTime } from '../in-time.ts';
import { createApplication, type DiscordSettings } from './application.ts';
import { createGateway } from './gateway.ts';
import { isCall } from './interaction.ts';
import { newcomerIn } from './newcomer.ts';
import { reportPresence } from './report-presence.ts';
import { createConfirmation, withToken } from './rest.ts';
import { createSessionLimit } from './session-limit.ts';
import type { Place, Shards } from './sharding.ts';
import { createShare, wholeShare } from './share.ts';
import { createVoices } from './voices.ts';

export interface GatewaySettings extends DiscordSettings {
  /** Milliseconds after which other processes that share the database take over from one that is gone. */
  life?: number;
}

/** Connects to Discord's gateway. */
export function connectDiscord(settings: GatewaySettings): Connection {
  const { token, presence, sharing, now, log, life, patience = PATIENCE } = settings;
  const confirm = createConfirmation(
    () => limit.gateway(),
    (error) => refuse(error),
  );
  const voices = createVoices();
  const { rest, courier, callbacks, register, greet, handle } = createApplication(settings, { voices, confirm });
  const limit = createSessionLimit(rest, sharing);
  const { connection, signal, standBy, take, counted, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'discord',
      courier,
      async connect() {
        const from = performance.now();
        // The database is asked meanwhile.
        const told = ask();
        told.catch(() => undefined);
        const shards = await share.take(async () => (await told).shards);
        if (shards.ids.length > 0 && shards.ids.length < shards.count) tell(shards);
        const latest = await (performance.now() - from < patience ? told : ask());
        const held = shards.ids.length > 0 ? share.held() : shards;
        if (!held) throw new Error('other processes have taken over the shards meanwhile');
        return gateway.connect(latest, held);
      },
      handOver: (patience) => share.handOver(patience).catch(() => undefined),
      async close() {
        await inTime(gateway.end());
        await inTime(share.end());
        await callbacks.close();
      },
    },
    settings,
  );

  const gateway = createGateway({
    rest,
    token,
    patience,
    limit,
    heard,
    stood: () => share.stood(),
    up,
    down,
    lost: reconnect,
    gone: voices.forget,
    log,
  });
  const share = sharing.shared
    ? createShare({ sharing, gateway, signal, standBy, changed, life })
    : wholeShare(gateway);

  async function ask() {
    const told = await inTime(withToken(limit.gateway), patience);
    signal.throwIfAborted();
    if (!told) throw new Error(`Discord did not say within ${patience / 1_000} s where its gateway is`);
    return told;
  }

  const tell = ({ ids, count }: Shards) =>
    log.info({ shards: ids, of: count }, 'discord: other processes have some of the shards, and this one has these');

  /** The processes that share the database have divided the shards anew. */
  function changed(): void {
    const shards = share.held();
    if (shards) {
      tell(shards);
      gateway.change(shards);
    } else {
      down({ reason: 'other processes may have its shards by now' });
      void gateway.end();
      reconnect();
    }
  }

  function heard(dispatch: GatewayDispatchPayload, place: Place): void {
    if (dispatch.t === GatewayDispatchEvents.InteractionCreate) called(dispatch.d, place);
    if (!share.has(place)) return;
    reportPresence(dispatch, place, presence);
    voices.heard(dispatch, place);
    const newcomer = newcomerIn(dispatch, now());
    if (newcomer) void take(async () => void (await greet(newcomer)));
    const { t: event, d: data } = dispatch;
    if (event === GatewayDispatchEvents.Ready) {
      const application = textAt(data, 'application', 'id');
      if (application !== undefined) void register(application, signal);
    }
  }

  function called(data: APIInteraction, place: Place): void {
    const mine = share.mine(place, textAt(data, 'id') ?? '');
    if (!mine) return;
    const work = () => handle(data, callbacks);
    const answer = isCall(data) ? () => counted(work) : work;
    // Whoever ends meanwhile still answers what turns out to be its own: the others leave it alone by then.
    const ifMine = async () => void ((await mine) && (await answer()));
    take(mine === true ? answer : ifMine).catch((error: unknown) =>
      log.error({ err: error }, 'discord: an answer could not be delivered'),
    );
  }

  return { ...connection, shards: gateway.standing };
}
