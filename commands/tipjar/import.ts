import { form } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { small } from '../../src/bot/kit.ts';
import { file, freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type FundingItem, LONGEST_FUNDING, MOST_ITEMS, parseFunding } from '../../src/providers/index.ts';
import { forPreview, preview } from '../cards/preview.ts';
import { refusalOf } from '../options/provider.ts';
import { withDraft } from '../steps/draft.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { callersRoles, type Roles } from '../steps/roles.ts';

/** Slack allows so many characters in a form's field. A FUNDING.yml with every key filled is shorter. */
const MOST_PASTED = 3000;
/** The answer says of so many lines why they were left out. A file with more of them is not a real FUNDING.yml. */
const MOST_LEFT_OUT = 8;

/** Reads the links of a FUNDING.yml and shows the card that they would make. Nothing changes until it's published. */
export const importFunding = defineCommand('tipjar import', {
  text: optional(freeText(LONGEST_FUNDING)),
  file: optional(file()),
})
  .lookUp(callersRoles)
  .run(async ({ text, file }, context, roles) => {
    const funding = file ?? text;
    if (funding !== undefined) return show(funding, context, roles);
    const { words } = context;
    const label = words('import.label');
    return form({
      title: words('import.form'),
      submit: words('button.continue'),
      sends: 'tipjar import field',
      fields: [{ name: 'text', label, placeholder: 'github: octocat', most: MOST_PASTED, required: false, long: true }],
      file: { name: 'file', label: words('import.file'), endings: ['yml', 'yaml', 'txt'] },
    });
  });

/** Takes the form of `import`. */
export const importField = defineStep('tipjar import field', {
  text: optional(freeText(MOST_PASTED)),
  file: optional(file()),
})
  .lookUp(callersRoles)
  .run(({ text, file }, context, roles) => show(file ?? text ?? '', context, roles));

/** Puts line breaks back before each key, because an option of a command has none on either platform. */
const inLines = (text: string): string => (text.includes('\n') ? text : text.replace(/ (?=- |[a-z_]+:(?: |$))/g, '\n'));

async function show(funding: string, context: Context, roles: Roles): Promise<Reply> {
  const { caller, community, write, now, say } = context;
  const reading = parseFunding(inLines(funding));
  if (!reading.ok) throw new Refusal(`funding.problem.${reading.code}`, { most: MOST_ITEMS });
  const typed = Object.fromEntries(
    reading.items.flatMap((item) => (item.ok ? [[item.provider.id, item.handle]] : [])).reverse(),
  );
  const leftOut = reading.items
    .filter((item) => !item.ok)
    .slice(0, MOST_LEFT_OUT)
    .map(whyNot);
  if (Object.keys(typed).length === 0) throw leftOut[0] ?? new Refusal('import.empty');
  const seen = await write(async (writing) => {
    await refuseIneligible(writing, context, roles);
    const before = await forPreview(writing, context);
    const links = withDraft(before.jar, typed, now);
    await writing.putDraft(community, caller.account, { typed, at: now });
    return { ...before, links, typed };
  });
  return preview(
    seen,
    context,
    leftOut.map(({ key, values }) => small(say(key, values))),
  );
}

function whyNot(item: FundingItem & { ok: false }): Refusal {
  if ('code' in item) return new Refusal(`funding.problem.${item.code}`, { key: item.key, value: item.value });
  return refusalOf(item.provider, item.problem);
}
