import { form, to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { file, freeText, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import { LONGEST_FUNDING, MOST_ITEMS, parseFunding } from '../../src/providers/index.ts';
import { fundingLines, MOST_ABOVE } from '../cards/funding-lines.ts';
import { preview } from '../cards/preview.ts';
import { sortFunding } from '../cards/sort-funding.ts';
import { refuseIneligible } from '../steps/list-here.ts';
import { readDrafted } from '../steps/read-drafted.ts';
import { callersRoles, type Roles } from '../steps/roles.ts';

/** Slack allows so many characters in a form's field. A FUNDING.yml with every key filled is shorter. */
const MOST_PASTED = 3000;

/** Reads the links of a FUNDING.yml and shows the card that they would make. Nothing changes until it's published. */
export const importFunding = defineCommand('tipjar import', {
  text: optional(freeText(LONGEST_FUNDING)),
  file: optional(file()),
})
  .lookUp(callersRoles)
  .run(async ({ text: typed, file }, context, roles) => {
    if (file !== undefined) return show(file, context, roles);
    if (typed !== undefined) return show(typedLines(typed), context, roles);
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
  .run(({ text: typed, file }, context, roles) => show(file ?? typed ?? '', context, roles));

/** Shows the card that the links of the file would make; `pick` is a link of a service of which the file has several. */
export const importCard = defineStep('tipjar import card', { pick: optional(freeText(MOST_PASTED)) })
  .lookUp(callersRoles)
  .run(async ({ pick = '' }, context, roles) => {
    const { caller, community, write, now } = context;
    const seen = await write(async (writing) => {
      await refuseIneligible(writing, context, roles);
      const draft = await writing.draft(community, caller.account);
      if (!draft) throw new Refusal('import.gone');
      await writing.putDraft(community, caller.account, { ...draft, typed: picked(draft.typed, pick), at: now });
      return readDrafted(writing, context);
    });
    return preview(seen, context);
  });

function picked(typed: Record<string, string>, pick: string): Record<string, string> {
  const [id = '', ...handle] = pick.split(':');
  return Object.hasOwn(typed, id) ? { ...typed, [id]: handle.join(':') } : typed;
}

/** A comment begins with a `#` that stands first or behind a space. https://yaml.org/spec/1.2.2/#66-comments */
const COMMENT = /(?:^|\s)#/;

/** Puts line breaks back before each key, where there are none. A comment ends the line, so what follows stays in it. */
const inLines = (text: string): string =>
  text.includes('\n') || COMMENT.test(text) ? text : text.replace(/ (?=- |[a-z_-]+:(?: |$))/gi, '\n');

/** @throws {Refusal} when a text that lost its line breaks has a comment: nobody can tell where that ended. */
function typedLines(text: string): string {
  if (text.includes('\n') || !COMMENT.test(text)) return text;
  const wayOn = { label: 'import.form', action: to('tipjar import') } as const;
  throw new Refusal('import.comment', {}, { wayOn });
}

async function show(funding: string, context: Context, roles: Roles): Promise<Reply> {
  const { caller, community, write, now, say, words } = context;
  const reading = parseFunding(inLines(funding));
  if (!reading.ok) throw new Refusal(`funding.problem.${reading.code}`, { most: MOST_ITEMS });
  if (reading.items.length === 0) throw new Refusal('import.empty');
  const { lines, ...seen } = await write(async (writing) => {
    await refuseIneligible(writing, context, roles);
    const { lines, typed } = sortFunding(reading.items, await writing.jar(caller.account));
    if (Object.keys(typed).length === 0) {
      const full = lines.some((line) => 'outcome' in line && line.outcome === 'full');
      const below = fundingLines(lines, context);
      throw full
        ? new Refusal('jar.full', { most: MOST_LINKS }, { below })
        : new Refusal('import.nothing', {}, { below });
    }
    await writing.putDraft(community, caller.account, { typed, removed: [], at: now });
    return { ...(await readDrafted(writing, context)), lines };
  });
  const said = fundingLines(lines, context);
  if (lines.length <= MOST_ABOVE) return preview(seen, context, said);
  const next = mainButton(words('button.continue'), to('tipjar import card'));
  return reply(say('import.title'), [text(say('import.lines')), said, buttons(next)]);
}
