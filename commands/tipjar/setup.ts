import type { Card, Field, Form } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Jar, MOST_LINKS } from '../../src/jars/jar.ts';
import { catalogue, maxTyped, type Provider } from '../../src/providers/index.ts';
import { HONEY, jarCard } from '../shared/jar-card.ts';
import { foreseeRoles, refuseIneligible } from '../shared/listing.ts';
import { handleIn } from '../shared/provider.ts';

/** A form holds five fields on Discord; who wants more links runs the setup again. */
const AT_ONCE = 5;
/** What a menu holds on Discord. */
const IN_A_MENU = 25;

/** First step: choose services. */
export const setup = defineCommand({
  name: 'tipjar setup',
  options: {},
  async run(_, context) {
    const { store, say, words } = context;
    await foreseeRoles(context);
    await store.read((reading) => refuseIneligible(reading, context));
    const card: Card = {
      title: say('setup.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('setup.choose', { most: AT_ONCE }) },
        {
          part: 'select',
          action: { command: 'tipjar setup services' },
          option: 'services',
          label: words('setup.label'),
          placeholder: words('setup.placeholder'),
          choices: catalogue.all.slice(0, IN_A_MENU).map(({ id, name }) => ({ value: id, label: name })),
          most: AT_ONCE,
        },
      ],
    };
    return reply(card);
  },
});

/** Second step: one form with a field for each service, filled with what is known already. */
export const setupServices = defineCommand({
  name: 'tipjar setup services',
  hidden: true,
  options: { services: text(400) },
  async run({ services }, context) {
    const { store, community, caller, words } = context;
    const chosen = [...new Set(services.split(','))].map((id) => catalogue.get(id)).filter((one) => one !== undefined);
    if (chosen.length === 0) throw new Refusal('setup.none-chosen');
    if (chosen.length > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    const { jar, draft } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      draft: await reading.draft(community, caller.account),
    }));
    const field = (provider: Provider): Field => {
      const value = draft?.typed[provider.id] ?? jar?.links.find((link) => link.provider === provider.id)?.handle;
      return {
        name: provider.id,
        label: provider.name,
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
    const jar = await change(async (writing) => {
      await refuseIneligible(writing, context);
      await writing.putDraft(community, caller.account, { typed, at: now });
      return writing.jar(caller.account);
    });
    const links = withDraft(jar, typed, now);
    return reply(preview({ message: jar?.message ?? '', links }, context));
  },
});

/**
 * The jar's links once a draft is published over them.
 * @throws {Refusal} with a sentence for each field that is wrong, or when the jar would be too full.
 */
export function withDraft(jar: Jar | undefined, typed: Record<string, string>, now: number): Jar['links'] {
  const links = new Map((jar?.links ?? []).map((link) => [link.provider, link]));
  const wrong: Record<string, Refusal> = {};
  for (const [id, text] of Object.entries(typed)) {
    const provider = catalogue.get(id);
    if (!provider) continue;
    try {
      const handle = handleIn(provider, text);
      const before = links.get(id);
      links.set(id, { provider: id, handle, changedAt: before?.handle === handle ? before.changedAt : now });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      wrong[id] = error;
    }
  }
  const services = Object.keys(typed).join(',');
  if (Object.keys(wrong).length > 0) {
    throw new Refusal('setup.wrong', { count: Object.keys(wrong).length }, {
      fields: wrong,
      wayOn: { label: 'button.retry', action: { command: 'tipjar setup services', options: { services } } },
    });
  }
  if (links.size > MOST_LINKS) throw new Refusal('jar.full', { most: MOST_LINKS });
  return [...links.values()];
}

function preview(jar: Pick<Jar, 'message' | 'links'>, context: Context): Card {
  const { say, words, caller, now } = context;
  const card = jarCard(caller.name, jar, context);
  return {
    ...card,
    parts: [
      { part: 'small', line: say('setup.preview') },
      { part: 'divider' },
      ...card.parts,
      {
        part: 'buttons',
        buttons: [
          {
            label: words('button.publish'),
            action: { command: 'tipjar publish', options: { draft: String(now) } },
            style: 'main',
          },
          {
            label: words('button.change'),
            action: {
              command: 'tipjar setup services',
              options: { services: jar.links.slice(-AT_ONCE).map((link) => link.provider).join(',') },
            },
            style: 'plain',
          },
        ],
      },
    ],
  };
}
