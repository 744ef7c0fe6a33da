import { to, toChoose } from '../../src/bot/action.ts';
import type { Choosing, Part, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import {
  button,
  buttons,
  channelMenu,
  dangerButton,
  mainButton,
  memberMenu,
  menu,
  roleMenu,
  small,
  text,
} from '../../src/bot/kit.ts';
import { eligibilities } from '../../src/jars/policy.ts';
import { catalogue, kinds, ranked } from '../../src/providers/index.ts';
import { panelRoom } from '../cards/panel-room.ts';
import type { RulesSeen } from '../cards/rules-seen.ts';

/** The panel has a room for each of these topics. A room is one card of menus and buttons. */
export const topics = ['jars', 'tippers', 'roles', 'services', 'channels', 'members', 'more'] as const;
export type Topic = (typeof topics)[number];

/** What the platform says for the rooms about roles and channels. */
export interface ToChoose {
  roles: readonly { id: string; name: string }[];
  seen: RulesSeen;
}

/** A menu on Discord has at most so many choices. */
const IN_A_MENU = 25;

export const rooms: Record<Topic, (context: Context, found: ToChoose) => Promise<Reply>> = {
  async jars(context) {
    const { words, say } = context;
    return panelRoom(context, [
      text(say('panel.jars')),
      buttons(
        eligibilities.map((who) => button(words(`panel.eligibility.${who}`), to('tipjar-admin eligibility', { who }))),
      ),
      buttons(
        button(words('panel.requests'), to('tipjar-admin requests')),
        button(words('panel.rules'), to('tipjar-admin rules')),
        button(words('panel.list'), to('tipjar-admin list')),
      ),
    ]);
  },

  async tippers(context) {
    const { words, say } = context;
    return panelRoom(context, [
      text(say('panel.tippers')),
      buttons(
        button(words('panel.tippers.everyone'), to('tipjar-admin tippers', { who: 'everyone' })),
        button(words('panel.tippers.roles'), to('tipjar-admin tippers', { who: 'roles' })),
        button(words('panel.tippers.english'), to('tipjar-admin tippers', { who: 'en' })),
        button(words('panel.tippers.french'), to('tipjar-admin tippers', { who: 'fr' })),
      ),
      small(say('panel.tippers.more')),
    ]);
  },

  async roles(context, { roles, seen }) {
    const { words, say } = context;
    const choices = roles
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort((one, other) => one.label.localeCompare(other.label));
    return panelRoom(context, [
      text(say(choices.length > 0 ? 'panel.roles' : 'panel.roles.none')),
      choices.length > 0 && roleMenu(toChoose('tipjar-admin panel role', 'role'), words('panel.roles.choose'), choices),
      clearMenu(toChoose('tipjar-admin role', 'role', { rule: 'clear' }), seen.deleted.roles, context),
    ]);
  },

  async services(context) {
    const { locale, community, read, words, say } = context;
    const used = await read((reading) => reading.providersUsed(community));
    const services = ranked(catalogue.all, { locale, used }).slice(0, IN_A_MENU - kinds.length);
    const groups = [
      {
        label: words('panel.kinds'),
        choices: kinds.map((kind) => ({ value: kind, label: words(`provider.kind.${kind}`) })),
      },
      { label: words('panel.services.one'), choices: services.map(({ id, name }) => ({ value: id, label: name })) },
    ];
    return panelRoom(context, [
      text(say('panel.services')),
      (['block', 'allow'] as const).map((rule) =>
        menu(toChoose('tipjar-admin provider', 'provider', { rule }), words(`panel.services.${rule}`), groups),
      ),
    ]);
  },

  async channels(context, { seen }) {
    const { words, say } = context;
    return panelRoom(context, [
      text(say('panel.channels')),
      (['allow', 'block', 'clear'] as const).map((rule) =>
        channelMenu(toChoose('tipjar-admin channel', 'channel', { rule }), words(`panel.channels.${rule}`)),
      ),
      clearMenu(toChoose('tipjar-admin channel', 'channel', { rule: 'clear' }), seen.deleted.channels, context),
      channelMenu(toChoose('tipjar-admin log', 'channel'), words('panel.channels.log')),
      channelMenu(toChoose('tipjar-admin requests', 'channel'), words('panel.channels.requests')),
    ]);
  },

  async members(context) {
    const { words, say } = context;
    return panelRoom(context, [
      text(say('panel.members')),
      memberMenu(toChoose('tipjar-admin panel member', 'user'), words('option.member.pick.placeholder')),
    ]);
  },

  async more(context) {
    const { community, read, words, say } = context;
    const { on } = await read((reading) => reading.policy(community));
    return panelRoom(context, [
      text(say('panel.more')),
      buttons(
        button(words('panel.log'), to('tipjar-admin log')),
        button(words('panel.export'), to('tipjar-admin export')),
        button(words('panel.rules'), to('tipjar-admin rules')),
        on
          ? dangerButton(words('panel.switch.off'), to('tipjar-admin switch', { state: 'off' }))
          : mainButton(words('panel.switch.on'), to('tipjar-admin switch', { state: 'on' })),
      ),
    ]);
  },
};

/** Lists the roles or channels that have a rule and were deleted, by their ids, since their names are gone too. */
function clearMenu(choosing: Choosing, ids: readonly string[], { words }: Context): Part | undefined {
  const label = words('panel.deleted');
  const choices = ids.slice(0, IN_A_MENU).map((id) => ({ value: id, label: id }));
  return choices.length > 0 ? menu(choosing, label, [{ label, choices }]) : undefined;
}
