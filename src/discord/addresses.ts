/** Where Discord sends interactions, and where it tells of servers that add the bot. */
export const INTERACTIONS = '/discord/interactions';
export const EVENTS = '/discord/events';
