/** Filled by the screen of that name. */
export const CUSTODY = {} as const
