import type { Part } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { file, optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type FundingItem, LONGEST_FUNDING, parseFunding } from '../../src/providers/index.ts';
import { forPreview, preview, withDraft } from '../cards/preview.ts';
import { refusalOf } from '../options/provider.ts';
import { foreseeRoles, refuseIneligible } from '../steps/list-here.ts';

/** Slack's limit on a form's field; a FUNDING.yml with every key filled is shorter. */
const MOST_PASTED = 3000;
/** Lines of what was left out that are shown; a file full of nonsense needs no more. */
const MOST_LEFT_OUT = 8;

/** Takes the links of a FUNDING.yml, and shows what would come of it before it does. */
export const importFunding = defineCommand({
  name: 'tipjar import',
  options: { text: optional(text(LONGEST_FUNDING)), file: optional(file()) },
  async run({ text, file }, context) {
    const given = file ?? text;
    if (given !== undefined) return show(given, context);
    const { words } = context;
    return {
      kind: 'form',
      title: words('import.form'),
      submit: words('button.continue'),
      action: { command: 'tipjar import field' },
      fields: [
        {
          name: 'text',
          label: words('import.label'),
          placeholder: 'github: octocat',
          most: MOST_PASTED,
          required: false,
          long: true,
        },
      ],
      file: { name: 'file', label: words('import.file'), endings: ['yml', 'yaml', 'txt'] },
    };
  },
});

/** Where the form of `import` ends. */
export const importField = defineCommand({
  name: 'tipjar import field',
  hidden: true,
  options: { text: optional(text(MOST_PASTED)), file: optional(file()) },
  run: ({ text, file }, context) => show(file ?? text ?? '', context),
});

/** A command's option has no line breaks on either platform: what was pasted gets them back before each key. */
const inLines = (text: string): string => (text.includes('\n') ? text : text.replace(/ (?=- |[a-z_]+:(?: |$))/g, '\n'));

async function show(funding: string, context: Context) {
  const { caller, community, change, now, say } = context;
  const reading = parseFunding(inLines(funding));
  if (!reading.ok) throw new Refusal(`funding.problem.${reading.code}`);
  const typed = Object.fromEntries(
    reading.items.flatMap((item) => (item.ok ? [[item.provider.id, item.handle]] : [])).reverse(),
  );
  const leftOut = reading.items.flatMap((item) => (item.ok ? [] : [whyNot(item)])).slice(0, MOST_LEFT_OUT);
  if (Object.keys(typed).length === 0) throw leftOut[0] ?? new Refusal('import.empty');
  await foreseeRoles(context);
  const seen = await change(async (writing) => {
    await refuseIneligible(writing, context);
    const before = await forPreview(writing, context);
    const links = withDraft(before.jar, typed, now);
    await writing.putDraft(community, caller.account, { typed, at: now });
    return { ...before, links, typed };
  });
  const card = preview(seen, context);
  const notes = leftOut.map(({ key, values }): Part => ({ part: 'small', line: say(key, values) }));
  return reply({ ...card, parts: [...notes, ...card.parts] });
}

function whyNot(item: FundingItem & { ok: false }): Refusal {
  if ('code' in item) return new Refusal(`funding.problem.${item.code}`, { key: item.key, value: item.value });
  return refusalOf(item.provider, item.problem);
}
