// Whichever SDK is loaded first sets the process's HTTP dispatcher, and Bolt's can't send discord.js's files. The bot
// loads discord.js first, and so do the tests, which share a process.
import 'discord.js';
