import { to, toChoose } from '../../src/bot/action.ts';
import type { Field, Form } from '../../src/bot/answer.ts';
import { defineCommand, defineOpenStep, defineStep } from '../../src/bot/command.ts';
import { menu, reply, small, text } from '../../src/bot/kit.ts';
import { freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { allows } from '../../src/jars/policy.ts';
import { catalogue, type Kind, maxTyped, type Provider, ranked } from '../../src/providers/index.ts';
import { AT_ONCE, forPreview, preview } from '../cards/preview.ts';
import { keepable, underOwnService, withDraft } from '../steps/draft.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { membersRoles } from '../steps/roles.ts';

/** A menu on Discord has at most so many choices. `/tipjar add` takes the other services. */
const IN_A_MENU = 25;

/** One-off tips, payments that repeat, and payments without a web page each have a menu of their own. */
const menus = [
  { label: 'tip', kinds: ['tip'] },
  { label: 'membership', kinds: ['membership', 'crowdfunding'] },
  { label: 'bank', kinds: ['bank', 'crypto'] },
] as const satisfies { label: Kind; kinds: readonly Kind[] }[];

/** Shows the first step, in which the creator chooses services. */
export const setup = defineCommand('tipjar setup', {})
  .lookUp(membersRoles)
  .run(async (_, context, roles) => {
    const { community, read, locale, say, words } = context;
    const { policy, used } = await read(async (reading) => {
      await refuseIneligible(reading, context, roles);
      return { policy: await reading.policy(community), used: await reading.providersUsed(community) };
    });
    const allowed = ranked(catalogue.all, { locale, used }).filter((provider) => allows(policy, provider));
    const groups = menus.flatMap(({ label, kinds }) => {
      const among: readonly Kind[] = kinds;
      const offered = allowed.filter(({ kind }) => among.includes(kind)).slice(0, IN_A_MENU);
      if (offered.length === 0) return [];
      const choices = offered.map(({ id, name }) => ({ value: id, label: name }));
      return [{ label: words(`setup.menu.${label}`), choices }];
    });
    if (groups.length === 0) throw new Refusal('setup.nothing-allowed');
    return reply(say('setup.title'), [
      text(say('setup.choose', { most: AT_ONCE })),
      menu(toChoose('tipjar setup services', 'services'), words('setup.label'), groups, AT_ONCE),
      small(say('setup.more')),
    ]);
  });

/** Shows the second step: a form with a field for each service, filled with what is known already. */
export const setupServices = defineStep('tipjar setup services', { services: optional(freeText(400)) }).run(
  async ({ services }, { read, community, caller, words }) => {
    const { jar, draft } = await read(async (reading) => ({
      jar: await reading.jar(caller.account),
      draft: await reading.draft(community, caller.account),
    }));
    // A button can't hold the names of five services, so without any the form is about those of the draft.
    const ids = services?.split(',') ?? Object.keys(draft?.typed ?? {});
    const chosen = [...new Set(ids)].map((id) => catalogue.get(id)).filter((one) => one !== undefined);
    if (chosen.length === 0) throw new Refusal('setup.none-chosen');
    if (chosen.length > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    const field = (provider: Provider): Field => {
      const value = draft?.typed[provider.id] ?? jar?.links.find((link) => link.provider === provider.id)?.handle;
      return {
        name: provider.id,
        label: provider.name,
        hint: words(`handle.label.${provider.handle.label}`),
        placeholder: words('setup.field', { example: provider.handle.example }),
        most: maxTyped,
        required: true,
        ...(value !== undefined && { value }),
      };
    };
    const form: Form = {
      kind: 'form',
      title: words('setup.form'),
      submit: words('button.continue'),
      action: to('tipjar setup handles'),
      fields: chosen.map(field),
    };
    return form;
  },
);

/**
 * Takes the form and shows the third step: the card as others will see it. What was typed is kept as a draft, so that
 * the creator can correct a mistake without typing everything again. The step is open because the form has a field for
 * each service that was chosen.
 */
export const setupHandles = defineOpenStep('tipjar setup handles')
  .lookUp(membersRoles)
  .run(async (_, context, roles) => {
    const { caller, community, write, fields, now } = context;
    const typed = underOwnService(Object.fromEntries(Object.entries(fields).filter(([id]) => catalogue.get(id))));
    const count = Object.keys(typed).length;
    if (count === 0) throw new Refusal('setup.none-chosen');
    if (count > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    const before = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      await writing.putDraft(community, caller.account, { typed: keepable(typed), at: now });
      return forPreview(writing, context);
    });
    return preview({ ...before, links: withDraft(before.jar, typed, now), typed }, context);
  });
