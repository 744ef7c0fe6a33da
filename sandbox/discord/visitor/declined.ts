/** Discord's client doesn't let the person do this, so nothing was sent to the bot. The message is for that person. */
export class Declined extends Error {}
