import type { Card } from '../../src/bot/answer.ts';
import type { Letter } from '../../src/bot/courier.ts';
import { createCourier } from '../../src/discord/courier.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { platformOf } from '../../src/discord/platform.ts';
import type { Rest } from '../../src/discord/rest.ts';
import { createVoices } from '../../src/discord/voices.ts';
import type { Log } from '../../src/log.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const uncalled = () => Promise.reject(new Error('nothing is asked of Discord here'));

export interface Situation {
  get?: Rest['get'];
  post?: Rest['post'];
  patch?: Rest['patch'];
  /** Of the interaction, instead of what is there. */
  parts?: Record<string, unknown>;
  origins?: readonly string[];
  log?: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>;
}

type Asked = Pick<Situation, 'get' | 'post' | 'patch'>;

/** The platform for an interaction by user 1 on server 5, about nobody else. */
export function platformFor({ get = uncalled, post = uncalled, parts = {}, origins = [], log = quiet }: Situation) {
  const user = { id: '1', username: 'ada', global_name: 'Ada' };
  const member = { user, roles: ['7'], permissions: '0', nick: null };
  const interaction = { id: '9', guild_id: '5', member, data: {}, ...parts } as unknown as CallInteraction;
  return platformOf(interaction, {
    rest: { get },
    courier: courierFor({ get, post }),
    files: { origins, log },
    voices: createVoices(),
    log,
  });
}

export const courierFor = ({ get = uncalled, post = uncalled, patch = uncalled }: Asked) =>
  createCourier({ get, post, patch }, () => Date.UTC(2026, 10, 22));

/** The card, on its way for the first time. */
export const letterWith = (card: Card): Letter => ({ community: 'discord:5', card, nonce: 'n1', since: undefined });

/** What Discord's client throws. */
export const failing = (fault: { code: number; status: number }) => () =>
  Promise.reject(Object.assign(new Error('Discord says no'), fault));
