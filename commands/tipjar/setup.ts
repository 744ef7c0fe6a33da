import type { Field, Form } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { allows } from '../../src/jars/policy.ts';
import { catalogue, maxTyped, type Provider, ranked } from '../../src/providers/index.ts';
import { HONEY } from '../cards/jar-card.ts';
import { AT_ONCE, forPreview, keepable, preview, withDraft } from '../cards/preview.ts';
import type { Kind } from '../options/provider.ts';
import { foreseeRoles, refuseIneligible } from '../steps/list-here.ts';

/** What a menu holds on Discord; `/tipjar add` takes the others. */
const IN_A_MENU = 25;

/** One-off tips stand apart from what is paid again and again, and from what is no link. */
const menus: { label: Kind; kinds: readonly Kind[] }[] = [
  { label: 'tip', kinds: ['tip'] },
  { label: 'membership', kinds: ['membership', 'crowdfunding'] },
  { label: 'bank', kinds: ['bank', 'crypto'] },
];

/** First step: choose services. */
export const setup = defineCommand({
  name: 'tipjar setup',
  options: {},
  async run(_, context) {
    const { call, community, store, say, words } = context;
    await foreseeRoles(context);
    const { policy, used } = await store.read(async (reading) => {
      await refuseIneligible(reading, context);
      return { policy: await reading.policy(community), used: await reading.providersUsed(community) };
    });
    const allowed = ranked(catalogue.all, { locale: call.locale, used }).filter((provider) => allows(policy, provider));
    const groups = menus.flatMap(({ label, kinds }) => {
      const offered = allowed.filter(({ kind }) => kinds.includes(kind)).slice(0, IN_A_MENU);
      if (offered.length === 0) return [];
      const choices = offered.map(({ id, name }) => ({ value: id, label: name }));
      return [{ label: words(`setup.menu.${label as 'tip' | 'membership' | 'bank'}`), choices }];
    });
    if (groups.length === 0) throw new Refusal('setup.nothing-allowed');
    return reply({
      title: say('setup.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('setup.choose', { most: AT_ONCE }) },
        {
          part: 'select',
          action: { command: 'tipjar setup services' },
          option: 'services',
          label: words('setup.label'),
          groups,
          most: AT_ONCE,
        },
        { part: 'small', line: say('setup.more') },
      ],
    });
  },
});

/** Second step: one form with a field for each service, filled with what is known already. */
export const setupServices = defineCommand({
  name: 'tipjar setup services',
  hidden: true,
  options: { services: optional(text(400)) },
  async run({ services }, context) {
    const { store, community, caller, words } = context;
    const { jar, draft } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      draft: await reading.draft(community, caller.account),
    }));
    // Without a choice it is about what was typed before: five names are too long for a button.
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
      action: { command: 'tipjar setup handles' },
      fields: chosen.map(field),
    };
    return form;
  },
});

/** Third step: the card as others will see it. What was typed is kept, so that a slip costs no retyping. */
export const setupHandles = defineCommand({
  name: 'tipjar setup handles',
  hidden: true,
  options: {},
  async run(_, context) {
    const { caller, community, change, fields, now } = context;
    const typed = Object.fromEntries(Object.entries(fields).filter(([id]) => catalogue.get(id)));
    const count = Object.keys(typed).length;
    if (count === 0) throw new Refusal('setup.none-chosen');
    if (count > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    await foreseeRoles(context);
    const seen = await change(async (writing) => {
      await refuseIneligible(writing, context);
      await writing.putDraft(community, caller.account, { typed: keepable(typed), at: now });
      return forPreview(writing, context);
    });
    return reply(preview({ ...seen, links: withDraft(seen.jar, typed, now), typed }, context));
  },
});
