/** What discord.js costs by itself, with an SQLite file. */
import { answerTips } from './answer-tips.ts';
import { openBareJars } from './jars.ts';

await answerTips(openBareJars(process.env.BARE_JARS ?? ''));
