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

/**
 * Takes the report's form. A second report by the same person replaces their first one, and is not posted again. Where an
 * admin has closed the first one, a second one counts only when a link has changed since.
 */
export const reportSend = defineStep('tip report send', { user: member(), reason: reason() })
  .lookUp(jarFacts)
  .run(async ({ user, reason }, context, facts) => {
    const { community, caller, write, now, say } = context;
    await openJar(user, facts, context);
    const filed = await write(async (writing) => {
      const kept = await keptFacts(writing, user.account, context);
      const { listing } = opened(user, { ...facts, ...kept }, context);
      const report = { reporter: caller.account, reason, at: now };
      const filed = await writing.putReport(community, user.account, report);
      if (filed !== 'first') return filed;
      await writing.note({ action: 'report.filed', subject: user.account, reason });
      const holds = (await writing.reportCount(community, user.account)) >= REPORTS_THAT_HOLD;
      if (holds) {
        await writing.putListing({ ...listing, holds: { ...listing.holds, reports: now } });
        await writing.note({ action: 'listing.held-for-reports', subject: user.account });
        await writing.tell(user.account, { name: 'held-for-reports', values: {} });
      }
      const { journalChannel, language } = kept.policy;
      if (journalChannel === undefined) return filed;
      const seen = await jarMark(writing, user.account, context);
      const card = reportCard(user, [reason], { seen, holds }, textsIn(languageOf(language)));
      await writing.post(journalChannel, card, { about: 'report', subject: user.account });
      return filed;
    });
    return reply(say('report.title'), [text(say(filed === 'closed' ? 'report.dismissed' : 'report.done'))]);
  });
