/** Filled by the screen of that name. */
export const POLICIES = {} as const
