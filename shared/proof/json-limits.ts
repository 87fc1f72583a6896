/** How many arrays and objects may stand in one another; `[]` is one deep, `1` none. */
export const MAX_DEPTH = 128
