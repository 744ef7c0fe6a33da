import { WebClient } from '@slack/web-api';
import { type Finding, fault, fine, note } from '../finding.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { codeOf, isRefusal } from './faults.ts';

interface Settings {
  clientId: string;
  clientSecret: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
  publicUrl: string | undefined;
  log: Log;
}

/** Milliseconds for one request. */
const TIMEOUT = 5_000;

const APPS = 'https://api.slack.com/apps';
const COPY = `Copy it from Basic Information at ${APPS}.`;

/** Asks Slack whether it knows an app that is reached over HTTP, and looks at the address. */
export async function examineSlackOverHttp({ publicUrl, ...settings }: Settings): Promise<Finding[]> {
  return [await examineApp(settings), examineAddress(publicUrl)];
}

/** Slack looks at who asks before it looks at the code, of which it has given out none like this. */
async function examineApp({ clientId, clientSecret, apiUrl, log }: Omit<Settings, 'publicUrl'>): Promise<Finding> {
  const client = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  });
  try {
    await client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: 'doctor' });
  } catch (error) {
    switch (codeOf(error)) {
      case 'invalid_code':
        break;
      case 'invalid_client_id':
        return fault('SLACK_CLIENT_ID: Slack knows no such app.', COPY);
      case 'bad_client_secret':
        return fault('SLACK_CLIENT_SECRET: Slack refuses it.', COPY);
      default:
        if (isRefusal(error)) return note('Slack doesn’t say whether it knows the app.', 'Try again in a minute.');
        return fault(
          `Slack doesn’t answer at ${new URL(apiUrl).origin}.`,
          'Look at this machine’s network, then try again.',
        );
    }
  }
  return fine('Slack takes SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.');
}

function examineAddress(publicUrl: string | undefined): Finding {
  if (publicUrl === undefined) {
    return note(
      'PUBLIC_URL: is not set, so Slack sends browsers to the app’s first redirect URL.',
      'Set it to the address by which Slack reaches this machine.',
    );
  }
  if (!publicUrl.startsWith('https:'))
    return fault(
      'PUBLIC_URL: Slack sends nothing to an address without https.',
      'Put a proxy with a certificate before the bot.',
    );
  return fine(`Slack’s app has to send to ${publicUrl}/slack/events, as slack-manifest-http.json says.`);
}
