import { to, toChoose } from '../../src/bot/action.ts';
import type { ChoiceGroup, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { menu } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { catalogue, type Kind, ranked } from '../../src/providers/index.ts';

/** Discord's forms have at most five fields. Creators who want more links add them in another form. */
export const AT_ONCE = 5;

/** A menu on Discord has at most so many choices. */
const IN_A_MENU = 25;

/** The services that the caller most likely has come first, of whatever kind. The others follow by their kinds. */
export const serviceGroups = ['common', 'tip', 'membership', 'bank'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];

const kindsIn: Readonly<Record<Exclude<ServiceGroup, 'common'>, readonly Kind[]>> = {
  tip: ['tip'],
  membership: ['membership', 'crowdfunding'],
  bank: ['bank', 'crypto'],
};

/**
 * Makes the menu in which a creator chooses services.
 * @param first This group is the one that Discord shows.
 * @param used Counts the jars here that have a provider, by its id.
 * @throws {Refusal} when the community allows no service.
 */
export function servicesMenu(
  { policy, used, first }: { policy: Policy; used: ReadonlyMap<string, number>; first: ServiceGroup },
  { locale, words }: Pick<Context, 'locale' | 'words'>,
): Part {
  const allowed = ranked(catalogue.all, { locale, used }).filter((provider) => allows(policy, provider));
  const rest = allowed.slice(IN_A_MENU);
  const groups = serviceGroups.flatMap((group) => {
    const among = group === 'common' ? allowed : rest.filter(({ kind }) => kindsIn[group].some((one) => one === kind));
    const choices = among.slice(0, IN_A_MENU).map(({ id, name }) => ({ value: id, label: name }));
    return choices.length === 0 ? [] : [{ group, label: words(`setup.menu.${group}`), choices }];
  });
  const shown = groups.find(({ group }) => group === first) ?? groups[0];
  if (!shown) throw new Refusal('setup.nothing-allowed');
  const others = groups
    .filter((one) => one !== shown)
    .map(({ group, label, choices }): ChoiceGroup => ({ label, choices, open: to('tipjar setup', { group }) }));
  return menu(
    toChoose('tipjar setup services', 'services'),
    words('setup.label'),
    [{ label: shown.label, choices: shown.choices }, ...others],
    AT_ONCE,
  );
}
