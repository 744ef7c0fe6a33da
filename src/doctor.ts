import { commands, menus } from '../commands/index.ts';
import { type Config, ConfigError, DATABASE, loadDotenv, readConfig } from './config.ts';
import { examineDotenv, examineNode, examinePort } from './examine-machine.ts';
import { type Finding, fault, note } from './finding.ts';
import { createLog } from './log.ts';
import { examineDatabase } from './store/examine.ts';
import { examineBackups } from './store/examine-backups.ts';

const SIGNS = { fine: '✓', note: '!', fault: '✗' };

function show({ state, what, remedy }: Finding): void {
  console.log(`${SIGNS[state]} ${what}${remedy ? `\n    ${remedy}` : ''}`);
}

function configure(): Config | Finding[] {
  try {
    loadDotenv();
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => fault(problem, 'Correct it in .env or in the environment.'));
  }
}

/** Looks at everything that keeps a bot from running well. It changes nothing, and a bot may run meanwhile. */
async function* examine(): AsyncGenerator<Finding> {
  yield examineNode();
  yield* examineDotenv();
  const config = configure();
  if (Array.isArray(config)) return yield* config;
  const {
    discord,
    slack,
    slackConfigToken: configToken,
    publicUrl,
    databaseFile,
    databaseUrl,
    backupDir,
    port,
  } = config;
  yield await examinePort(port);
  if (!discord && !slack) {
    const remedy = 'README says how to connect Discord and Slack.';
    return yield note('Neither Discord nor Slack is turned on: npm start opens the sandbox.', remedy);
  }
  const { findings, named } = databaseUrl
    ? await (await import('./store/postgres/examine.ts')).examinePostgres(databaseUrl)
    : examineDatabase(databaseFile ?? DATABASE);
  yield* findings;
  if (backupDir !== undefined) yield await examineBackups(backupDir, databaseFile ?? DATABASE, Date.now());
  const on = (platform: string) => named.filter(({ community }) => community.startsWith(`${platform}:`));
  if (discord) {
    const { examineDiscord } = await import('./discord/examine.ts');
    yield* await examineDiscord({ ...discord, commands, menus, named: on('discord') });
  }
  const quiet = await createLog('silent');
  if (slack && 'botToken' in slack) {
    const { examineSlack } = await import('./slack/examine.ts');
    yield* await examineSlack({ ...slack, configToken, commands, menus, named: on('slack'), log: quiet });
  } else if (slack) {
    const { examineSlackOverHttp } = await import('./slack/examine-http.ts');
    yield* await examineSlackOverHttp({ ...slack, publicUrl, log: quiet });
  }
}

let faults = 0;
for await (const finding of examine()) {
  show(finding);
  if (finding.state === 'fault') faults += 1;
}
console.log(faults === 0 ? '\nNothing has to be changed.' : `\nTo be changed: ${faults}.`);
process.exitCode = faults === 0 ? 0 : 1;
