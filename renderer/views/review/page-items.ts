/** What a window holds of a campaign at once; of a larger sample, one such part is on screen. */
export const PAGE_ITEMS = 500
