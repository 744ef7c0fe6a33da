import type { Part, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { catalogue, ranked } from '../../src/providers/index.ts';
import { kinds } from '../options/provider.ts';
import { buttons, menu, press, room } from './panel-parts.ts';

/** The rooms of the panel; each is one card of menus and buttons. */
export const topics = ['jars', 'tippers', 'roles', 'services', 'channels', 'members', 'more'] as const;
export type Topic = (typeof topics)[number];

/** What a menu holds on Discord. */
const IN_A_MENU = 25;

export const rooms: Record<Topic, (context: Context) => Promise<Reply>> = {
  async jars(context) {
    const { words, say } = context;
    return room(context, [
      { part: 'text', line: say('panel.jars') },
      buttons(eligibilities.map((who) => press(words(`panel.eligibility.${who}`), 'eligibility', { who }))),
      buttons([
        press(words('panel.requests'), 'requests'),
        press(words('panel.rules'), 'rules'),
        press(words('panel.list'), 'list'),
      ]),
    ]);
  },

  async tippers(context) {
    const { words, say } = context;
    return room(context, [
      { part: 'text', line: say('panel.tippers') },
      buttons([
        press(words('panel.tippers.everyone'), 'tippers', { who: 'everyone' }),
        press(words('panel.tippers.roles'), 'tippers', { who: 'roles' }),
        press(words('panel.tippers.english'), 'tippers', { who: 'en' }),
        press(words('panel.tippers.french'), 'tippers', { who: 'fr' }),
      ]),
      { part: 'small', line: say('panel.tippers.more') },
    ]);
  },

  async roles(context) {
    const { words, say, platform } = context;
    const choices = (await platform.allRoles()).slice(0, IN_A_MENU).map(({ id, name }) => ({ value: id, label: name }));
    if (choices.length === 0) return room(context, [{ part: 'text', line: say('panel.roles.none') }]);
    const label = words('panel.roles.choose');
    return room(context, [
      { part: 'text', line: say('panel.roles') },
      menu('panel role', 'role', label, [{ label, choices }]),
    ]);
  },

  async services(context) {
    const { call, community, store, words, say } = context;
    const used = await store.read((reading) => reading.providersUsed(community));
    const services = ranked(catalogue.all, { locale: call.locale, used }).slice(0, IN_A_MENU - kinds.length);
    const groups = [
      {
        label: words('panel.kinds'),
        choices: kinds.map((kind) => ({ value: kind, label: words(`provider.kind.${kind}`) })),
      },
      { label: words('panel.services.one'), choices: services.map(({ id, name }) => ({ value: id, label: name })) },
    ];
    return room(context, [
      { part: 'text', line: say('panel.services') },
      ...(['block', 'allow'] as const).map((rule) =>
        menu('provider', 'provider', words(`panel.services.${rule}`), groups, { rule }),
      ),
    ]);
  },

  async channels(context) {
    const { words, say } = context;
    const picker = (command: string, label: string, options?: Record<string, string>): Part => ({
      part: 'channels',
      action: { command: `tipjar-admin ${command}`, ...(options && { options }) },
      option: 'channel',
      placeholder: label,
    });
    return room(context, [
      { part: 'text', line: say('panel.channels') },
      picker('channel', words('panel.channels.allow'), { rule: 'allow' }),
      picker('channel', words('panel.channels.block'), { rule: 'block' }),
      picker('channel', words('panel.channels.clear'), { rule: 'clear' }),
      picker('log', words('panel.channels.log')),
      picker('requests', words('panel.channels.requests')),
    ]);
  },

  async members(context) {
    const { words, say } = context;
    return room(context, [
      { part: 'text', line: say('panel.members') },
      {
        part: 'members',
        action: { command: 'tipjar-admin panel member' },
        option: 'user',
        placeholder: words('option.member.pick.placeholder'),
      },
    ]);
  },

  async more(context) {
    const { community, store, words, say } = context;
    const { on } = await store.read((reading) => reading.policy(community));
    return room(context, [
      { part: 'text', line: say('panel.more') },
      buttons([
        press(words('panel.log'), 'log'),
        press(words('panel.export'), 'export'),
        press(words('panel.rules'), 'rules'),
        on
          ? press(words('panel.switch.off'), 'switch', { state: 'off' }, 'danger')
          : press(words('panel.switch.on'), 'switch', { state: 'on' }, 'main'),
      ]),
    ]);
  },
};
