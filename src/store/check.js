// @ts-check
// Prints what is wrong with the database that it is given, or `ok`. It runs as a process of its own, because SQLite's
// check can't be interrupted: a process can be ended at any moment, and it can leave the processor to the bot.
import { constants, setPriority } from 'node:os';
import { findDamage } from './find-damage.js';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// A terminal or a service manager signals all processes at once. The bot ends this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const [, , file = ''] = process.argv;
process.stdout.write(findDamage(file));
