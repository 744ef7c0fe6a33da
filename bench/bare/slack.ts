/**
 * An app of bare Bolt that reads a jar and answers with its card in the acknowledgement. It does nothing else that Tip Jar
 * does: this is what the SDK costs by itself.
 */
import { App } from '@slack/bolt';
import { openBareJars } from './jars.ts';

// It ends when the process that started it is gone, however that happened.
process.stdin.resume().once('end', () => process.exit());

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '', BARE_JARS = '' } = process.env;
const read = openBareJars(BARE_JARS);
const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.command('/tip', async ({ command, ack }) => {
  const links = read(/^<@(\w+)/.exec(command.text)?.[1] ?? '');
  const [jar] = links;
  if (!jar) return ack('There is no such jar.');
  await ack({
    response_type: 'ephemeral',
    text: `Tip ${jar.name}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: `Tip ${jar.name}` } },
      { type: 'section', text: { type: 'plain_text', text: jar.message } },
      ...links.map(({ label, url }, at) => ({
        type: 'section' as const,
        text: { type: 'plain_text' as const, text: label },
        accessory: {
          type: 'button' as const,
          text: { type: 'plain_text' as const, text: label },
          url,
          action_id: `link${at}`,
        },
      })),
      { type: 'context', elements: [{ type: 'plain_text', text: 'The payment is between you and them.' }] },
    ],
  });
});

await app.start();
