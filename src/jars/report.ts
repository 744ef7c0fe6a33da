/** So many people's open reports put a live jar on hold until an admin looks: no single grudge does. */
export const REPORTS_THAT_HOLD = 3;
