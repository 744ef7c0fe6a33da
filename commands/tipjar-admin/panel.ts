import type { Button, Part, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { choice, member, optional, role as roleOption } from '../../src/bot/options.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { catalogue, ranked } from '../../src/providers/index.ts';
import { HONEY } from '../shared/jar-card.ts';
import { policyLines } from '../shared/policy.ts';
import { kinds, known } from '../shared/provider.ts';

/** The rooms of the panel; each is one card of menus and buttons. */
const topics = ['jars', 'tippers', 'roles', 'services', 'channels', 'members', 'more'] as const;
type Topic = (typeof topics)[number];

/** What a menu holds on Discord. */
const IN_A_MENU = 25;

/** Everything an admin can do, without a word to remember. */
export const panel = defineCommand({
  name: 'tipjar-admin panel',
  admin: true,
  options: { topic: optional(choice(...topics)) },
  async run({ topic }, context) {
    return topic === undefined ? overview(context) : rooms[topic](context);
  },
});

/** The panel's card on one role, once it is chosen. */
export const panelRole = defineCommand({
  name: 'tipjar-admin panel role',
  admin: true,
  hidden: true,
  options: { role: roleOption() },
  run: async ({ role }, context) =>
    room(context, [
      { part: 'text', line: context.say('panel.role', { role: { kind: 'role', id: role.id } }) },
      buttons(
        (['allow', 'block', 'clear'] as const).map((rule) =>
          press(context.words(`button.${rule}`), 'role', { role: role.id, rule }),
        ),
      ),
    ]),
});

/** The panel's card on one member, with what can be done about their jar. */
export const panelMember = defineCommand({
  name: 'tipjar-admin panel member',
  admin: true,
  hidden: true,
  options: { user: member() },
  async run({ user }, context) {
    const { community, store, say, words } = context;
    const { listing, jar } = await store.read(async (reading) => ({
      listing: await reading.listing(community, user.account),
      jar: await reading.jar(user.account),
    }));
    if (!listing || !jar) return room(context, [{ part: 'text', line: say('tip.no-jar', { name: user.name }) }]);
    const status = statusOf(listing);
    const options = { user: user.id };
    const deeds: Button[] =
      status === 'suspended'
        ? [press(words('button.restore'), 'restore', options)]
        : [press(words('button.suspend'), 'suspend', options, 'danger')];
    if (status === 'pending') {
      deeds.unshift(press(words('button.approve'), 'approve', options, 'main'));
      deeds.push(press(words('button.decline'), 'decline ask', options));
    }
    const links = jar.links.map(known).filter((link) => link !== undefined);
    return room(context, [
      { part: 'text', line: say(`panel.member.${status}`, { name: user.name }) },
      buttons(deeds),
      ...links.map(
        ({ provider, handle }): Part => ({
          part: 'row',
          line: say('card.link', { provider: provider.name, handle }),
          button: press(words('button.remove', { provider: provider.name }), 'remove-link', {
            ...options,
            provider: provider.id,
          }),
        }),
      ),
    ]);
  },
});

const rooms: Record<Topic, (context: Context) => Promise<Reply>> = {
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

async function overview(context: Context): Promise<Reply> {
  const { community, store, say, words } = context;
  const { policy, counts } = await store.read(async (reading) => ({
    policy: await reading.policy(community),
    counts: await reading.counts(community),
  }));
  const lines = [...policyLines(policy, context), say('status.counts', { ...counts })];
  return reply({
    title: say('panel.title'),
    color: HONEY,
    parts: [
      ...lines.map((line): Part => ({ part: 'text', line })),
      buttons(topics.map((topic) => press(words(`panel.topic.${topic}`), 'panel', { topic }))),
    ],
  });
}

/** One room's card, with the way back. */
function room({ say, words }: Context, parts: Part[]): Reply {
  return reply({
    title: say('panel.title'),
    color: HONEY,
    parts: [...parts, buttons([press(words('button.back'), 'panel')])],
  });
}

const buttons = (all: Button[]): Part => ({ part: 'buttons', buttons: all });

const press = (
  label: string,
  command: string,
  options?: Record<string, string>,
  style: 'plain' | 'main' | 'danger' = 'plain',
): Button => ({ label, style, action: { command: `tipjar-admin ${command}`, ...(options && { options }) } });

const menu = (
  command: string,
  option: string,
  label: string,
  groups: (Part & { part: 'select' })['groups'],
  options?: Record<string, string>,
): Part => ({
  part: 'select',
  action: { command: `tipjar-admin ${command}`, ...(options && { options }) },
  option,
  label,
  groups,
  most: 1,
});
