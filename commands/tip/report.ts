import { defineCommand, reply } from '../../src/bot/command.ts';
import { member } from '../../src/bot/options.ts';
import { REPORTS_THAT_HOLD } from '../../src/jars/report.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { HONEY } from '../cards/jar-card.ts';
import { reportCard } from '../cards/report-card.ts';
import { LONGEST_REASON, reason } from '../options/reason.ts';
import { factsOf, opened, openJar } from '../steps/open-jar.ts';

/** Asks what is wrong with somebody's jar. */
export const report = defineCommand({
  name: 'tip report',
  hidden: true,
  options: { user: member() },
  async run({ user }, context) {
    await openJar(user, context);
    const { words } = context;
    return {
      kind: 'form',
      title: words('report.form'),
      submit: words('button.send'),
      action: { command: 'tip report send', options: { user: user.id } },
      fields: [
        {
          name: 'reason',
          label: words('report.label'),
          hint: words('report.hint'),
          most: LONGEST_REASON,
          required: true,
          long: true,
        },
      ],
    };
  },
});

/** Where the form ends. Somebody's second report takes the place of their first and is announced no more. */
export const reportSend = defineCommand({
  name: 'tip report send',
  hidden: true,
  options: { user: member(), reason: reason() },
  async run({ user, reason }, context) {
    const { community, caller, change, now, say } = context;
    // Asks the platform for roles before the write that needs them.
    await openJar(user, context);
    await change(async (writing) => {
      const facts = await factsOf(writing, user, context);
      await opened(facts, user, context);
      const before = await writing.reports(community, user.account);
      await writing.putReport(community, user.account, { reporter: caller.account, reason, at: now });
      if (before.some(({ reporter }) => reporter === caller.account)) return;
      await writing.note({ action: 'report.filed', subject: user.account, reason });
      const { journalChannel, language } = facts.policy;
      if (journalChannel !== undefined) {
        writing.post(journalChannel, reportCard(user, reason, textsIn(languageOf(language))));
      }
      const { listing } = facts;
      if (!listing || before.length + 1 < REPORTS_THAT_HOLD) return;
      await writing.putListing({ ...listing, waiting: { for: 'reports', since: now } });
      await writing.note({ action: 'listing.held-for-reports', subject: user.account });
      await writing.tell(user.account, { name: 'held-for-reports', values: {} });
    });
    return reply({
      title: say('report.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say('report.done') }],
    });
  },
});
