/** Filled by the screen of that name. */
export const DECISION = {} as const
