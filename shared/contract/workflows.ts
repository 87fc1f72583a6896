/** Filled by the screen of that name. */
export const WORKFLOWS = {} as const
