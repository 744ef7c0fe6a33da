import { to } from '../../src/bot/action.ts';
import type { Field, Form } from '../../src/bot/answer.ts';
import { defineOpenStep, defineStep } from '../../src/bot/command.ts';
import { freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { catalogue, maxTyped, type Provider } from '../../src/providers/index.ts';
import { preview } from '../cards/preview.ts';
import { AT_ONCE } from '../cards/services-menu.ts';
import { joinDraft, keepable, underOwnService, wrongFields } from '../steps/draft.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { membersRoles } from '../steps/roles.ts';

/** Shows the second step: a form with a field for each service, filled with what is known already. */
export const setupServices = defineStep('tipjar setup services', { services: optional(freeText(400)) }).run(
  async ({ services }, context) => {
    const { read, words } = context;
    const { jar, draft, wrong } = await read((reading) => readDrafted(reading, context));
    // A button can't hold the names of five services, so without any the form is about those of the draft. Where these
    // are more than a form has room for, those that are wrong come first.
    const drafted = Object.keys(draft?.typed ?? {});
    const wrongFirst = [...Object.keys(wrong), ...drafted].slice(0, AT_ONCE);
    const ids = services?.split(',') ?? (drafted.length > AT_ONCE ? wrongFirst : drafted);
    const chosen = [...new Set(ids)].map((id) => catalogue.get(id)).filter((one) => one !== undefined);
    if (chosen.length === 0) throw new Refusal('setup.none-chosen');
    if (chosen.length > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    const field = (provider: Provider): Field => {
      const { id, name, handle } = provider;
      const value = draft?.typed[id] ?? jar?.links.find((link) => link.provider === id)?.handle;
      return {
        name: id,
        label: name,
        hint: words(`handle.label.${handle.label}`, { service: handle.called ?? name }),
        placeholder: words('setup.field', { example: handle.example }),
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
 * Takes the form and shows the third step: the card as others will see it. What was typed joins the draft, right or
 * wrong, so that the creator can correct a mistake without typing everything again. The step is open because the form
 * has a field for each service that was chosen.
 */
export const setupHandles = defineOpenStep('tipjar setup handles')
  .lookUp(membersRoles)
  .run(async (_, context, roles) => {
    const { caller, community, write, fields, now } = context;
    const typed = underOwnService(Object.fromEntries(Object.entries(fields).filter(([id]) => catalogue.get(id))));
    const count = Object.keys(typed).length;
    if (count === 0) throw new Refusal('setup.none-chosen');
    if (count > AT_ONCE) throw new Refusal('setup.too-many', { most: AT_ONCE });
    const drafted = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      const before = await writing.draft(community, caller.account);
      const read = await readDrafted(writing, context, joinDraft(before, typed, now));
      await writing.putDraft(community, caller.account, joinDraft(before, keepable(typed), now));
      return read;
    });
    // What is wrong in another form's field is said on the preview, and keeps nobody from seeing it.
    const slips = Object.entries(drafted.wrong).filter(([id]) => Object.hasOwn(typed, id));
    if (slips.length > 0) throw wrongFields(Object.fromEntries(slips));
    return preview(drafted, context);
  });
