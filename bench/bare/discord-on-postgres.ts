/** What discord.js and the driver of PostgreSQL cost by themselves. */
import { answerTips } from './answer-tips.ts';
import { openPostgresJars } from './postgres-jars.ts';

await answerTips(openPostgresJars(process.env.BARE_JARS ?? ''));
