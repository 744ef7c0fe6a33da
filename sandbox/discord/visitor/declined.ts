/** What Discord's client itself doesn't let a person do: nothing is sent to the bot. The message is for that person. */
export class Declined extends Error {}
