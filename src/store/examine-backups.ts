import { type Finding, fine, note } from '../finding.ts';
import { copiesIn } from './copy.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The bot makes one a day. In milliseconds. */
const OLD = 2 * DAY;

/**
 * Looks whether there is a young backup of a database in a folder.
 * @param now Milliseconds since 1970.
 */
export async function examineBackups(folder: string, file: string, now: number): Promise<Finding> {
  const remedy = 'The bot makes one a day while it runs, and its log says why it can’t. Or type: npm run backup';
  const whole = (await copiesIn(folder, file)).filter(({ path }) => !path.endsWith('.part'));
  const [newest] = whole;
  if (!newest) return note(`BACKUP_DIR: there is no backup in ${folder}.`, remedy);
  const days = Math.floor((now - newest.at) / DAY);
  if (now - newest.at > OLD) return note(`BACKUP_DIR: the newest backup in ${folder} is ${days} days old.`, remedy);
  return fine(`BACKUP_DIR: the newest backup is from ${new Date(newest.at).toISOString().slice(0, 10)}.`);
}
