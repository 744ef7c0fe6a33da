import { form } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { member } from '../../src/bot/options.ts';
import { REPORTS_THAT_HOLD } from '../../src/jars/listing.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { jarMark } from '../cards/jar-mark.ts';
import { reportCard } from '../cards/report-card.ts';
import { LONGEST_REASON, reason } from '../options/own-words.ts';
import { jarFacts, keptFacts, opened, openJar } from '../steps/open-jar.ts';

/** Asks what is wrong with somebody's jar. */
export const report = defineStep('tip report', { user: member() })
  .lookUp(jarFacts)
  .run(async ({ user }, context, facts) => {
    await openJar(user, facts, context);
    const { words } = context;
    const label = words('report.label');
    const hint = words('report.hint');
    return form(
      {
        title: words('report.form'),
        submit: words('button.send'),
        sends: 'tip report send',
        fields: [{ name: 'reason', label, hint, most: LONGEST_REASON, required: true, long: true }],
      },
      { user: user.id },
    );
  });

/** Takes the report's form. A second report by the same person replaces their first one, and is not posted again. */
export const reportSend = defineStep('tip report send', { user: member(), reason: reason() })
  .lookUp(jarFacts)
  .run(async ({ user, reason }, context, facts) => {
    const { community, caller, write, now, say } = context;
    await openJar(user, facts, context);
    await write(async (writing) => {
      const kept = await keptFacts(writing, user.account, context);
      opened(user, { ...facts, ...kept }, context);
      const before = await writing.reports(community, user.account);
      await writing.putReport(community, user.account, { reporter: caller.account, reason, at: now });
      if (before.some(({ reporter }) => reporter === caller.account)) return;
      await writing.note({ action: 'report.filed', subject: user.account, reason });
      const { listing, policy } = kept;
      if (listing && before.length + 1 >= REPORTS_THAT_HOLD) {
        await writing.putListing({ ...listing, waiting: { for: 'reports', since: now } });
        await writing.note({ action: 'listing.held-for-reports', subject: user.account });
        await writing.tell(user.account, { name: 'held-for-reports', values: {} });
      }
      const { journalChannel, language } = policy;
      if (journalChannel === undefined) return;
      const seen = await jarMark(writing, user.account, context);
      await writing.post(journalChannel, reportCard(user, reason, seen, textsIn(languageOf(language))), user.account);
    });
    return reply(say('report.title'), [text(say('report.done'))]);
  });
