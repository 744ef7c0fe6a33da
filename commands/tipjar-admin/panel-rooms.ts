import { to, toChoose } from '../../src/bot/action.ts';
import type { Choosing, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import {
  button,
  buttons,
  channelMenu,
  dangerButton,
  mainButton,
  memberMenu,
  menu,
  type Parts,
  roleMenu,
  row,
  small,
  text,
} from '../../src/bot/kit.ts';
import { eligibilities, features, type Policy } from '../../src/jars/policy.ts';
import type { Line } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { choiceButton } from '../cards/panel-room.ts';
import { channelLines, jarLines, languageNames, postLines, roleLines, tipLines } from '../cards/policy.ts';
import { requestPlace } from '../cards/request-place.ts';
import type { RulesSeen } from '../cards/rules-seen.ts';
import { categoriesRoom } from './panel-categories.ts';
import { servicesRoom } from './panel-services.ts';
import { offered } from './tippers.ts';

/** The panel has a room for each of these topics. A room is one card of menus and buttons. */
export const topics = [
  'jars',
  'tippers',
  'roles',
  'services',
  'channels',
  'categories',
  'features',
  'members',
  'more',
] as const;
export type Topic = (typeof topics)[number];

/** What a room shows and what it lets choose. */
export interface InRoom {
  policy: Policy;
  /** What the platform says for the rooms about roles and channels. */
  roles: readonly { id: string; name: string }[];
  seen: RulesSeen;
}

/** A menu on Discord has at most so many choices. */
const IN_A_MENU = 25;
/** So many characters of the community's rules are shown. */
const RULES_BEGINNING = 120;

/** Makes the parts of each room, what is set first. */
export const rooms: Record<Topic, (found: InRoom, context: Context) => Parts | Promise<Parts>> = {
  jars({ policy }, context) {
    const { words, say } = context;
    return [
      text(say('panel.jars')),
      jarLines(policy, context).map(text),
      policy.rules.text && text(say('panel.rules.beginning', { rules: visible(policy.rules.text, RULES_BEGINNING) })),
      buttons(
        eligibilities.map((who) => {
          const action = to('tipjar-admin eligibility', { who });
          return choiceButton(words(`panel.eligibility.${who}`), action, who === policy.eligibility, context);
        }),
      ),
      policy.eligibility === 'approval' && requestPlace(policy, context),
      buttons(
        button(words('panel.requests'), to('tipjar-admin requests')),
        button(words('panel.rules'), to('tipjar-admin rules')),
        button(words('panel.list'), to('tipjar-admin list')),
      ),
    ];
  },

  tippers({ policy }, context) {
    const { words, say } = context;
    const languages = offered.map((code) => ({ value: code, label: languageNames([code], context) }));
    return [
      text(say('panel.tippers')),
      tipLines(policy, context).map(text),
      buttons(
        (['everyone', 'roles'] as const).map((who) =>
          choiceButton(
            words(`panel.tippers.${who}`),
            to('tipjar-admin tippers', { who }),
            who === policy.tippers,
            context,
          ),
        ),
      ),
      menu(
        toChoose('tipjar-admin tippers', 'who'),
        words('panel.tippers.languages'),
        [{ label: words('panel.tippers.languages'), choices: languages }],
        languages.length,
      ),
      small(say('panel.tippers.more')),
    ];
  },

  roles({ policy, roles, seen }, context) {
    const { words, say } = context;
    const choices = roles
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort((one, other) => one.label.localeCompare(other.label));
    return [
      text(say(choices.length > 0 ? 'panel.roles' : 'panel.roles.none')),
      shown(roleLines(policy, context), say('panel.roles.no-rule')),
      choices.length > 0 && roleMenu(toChoose('tipjar-admin panel role', 'role'), words('panel.roles.choose'), choices),
      clearMenu(toChoose('tipjar-admin role', 'role', { rule: 'clear' }), seen.deleted.roles, context),
    ];
  },

  services: servicesRoom,

  channels({ policy, seen }, context) {
    const { words, say } = context;
    const { journalChannel, requestChannel } = policy;
    return [
      text(say('panel.channels')),
      shown(channelLines(policy, context), say('panel.channels.no-rule')),
      postLines(policy, seen, context).map(text),
      (['allow', 'block', 'clear'] as const).map((rule) =>
        channelMenu(toChoose('tipjar-admin channel', 'channel', { rule }), words(`panel.channels.${rule}`)),
      ),
      clearMenu(toChoose('tipjar-admin channel', 'channel', { rule: 'clear' }), seen.deleted.channels, context),
      channelMenu(toChoose('tipjar-admin log', 'channel'), words('panel.channels.log')),
      channelMenu(toChoose('tipjar-admin requests', 'channel'), words('panel.channels.requests')),
      buttons(
        journalChannel !== undefined &&
          button(words('panel.channels.log-stop'), to('tipjar-admin log stop', { channel: journalChannel })),
        requestChannel !== undefined &&
          button(words('panel.channels.requests-stop'), to('tipjar-admin requests stop', { channel: requestChannel })),
      ),
    ];
  },

  categories: categoriesRoom,

  features({ policy }, { words, say }) {
    return [
      text(say('panel.features')),
      features.map((feature) => {
        const state = policy.features.has(feature) ? 'on' : 'off';
        const other = state === 'on' ? 'off' : 'on';
        return row(
          say(`panel.feature.${feature}`, { state }),
          button(words(`button.switch-${other}`), to('tipjar-admin feature', { feature, state: other })),
        );
      }),
    ];
  },

  members(_, { words, say }) {
    return [
      text(say('panel.members')),
      memberMenu(toChoose('tipjar-admin panel member', 'user'), words('option.member.pick.placeholder')),
      buttons(button(words('panel.list'), to('tipjar-admin list'))),
    ];
  },

  more({ policy: { on } }, { words, say }) {
    return [
      text(say('panel.more')),
      text(say(on ? 'policy.on' : 'policy.off')),
      buttons(
        button(words('panel.log'), to('tipjar-admin log')),
        button(words('panel.export'), to('tipjar-admin export')),
        button(words('panel.rules'), to('tipjar-admin rules')),
        on
          ? dangerButton(words('panel.switch.off'), to('tipjar-admin switch', { state: 'off' }))
          : mainButton(words('panel.switch.on'), to('tipjar-admin switch', { state: 'on' })),
      ),
    ];
  },
};

/** Shows the lines, or where there are none, one that says so. */
const shown = (lines: readonly Line[], none: Line): Parts => (lines.length > 0 ? lines : [none]).map(text);

/** Lists the roles or channels that have a rule and were deleted, by their ids, since their names are gone too. */
function clearMenu(choosing: Choosing, ids: readonly string[], { words }: Context): Part | undefined {
  const label = words('panel.deleted');
  const choices = ids.slice(0, IN_A_MENU).map((id) => ({ value: id, label: id }));
  return choices.length > 0 ? menu(choosing, label, [{ label, choices }]) : undefined;
}
