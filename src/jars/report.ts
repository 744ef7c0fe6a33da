/** This many people's open reports put a live jar on hold until an admin decides, so that one person alone can't. */
export const REPORTS_THAT_HOLD = 3;
