/** A git repository that is not read: damaged, too large, or of a kind that is not known. The message says why. */
export class GitRefused extends Error {}

/** The largest object that is read of a history, in bytes: the largest file of a bundle. */
export const OBJECT_BYTES = 16 * 1024 * 1024
/** The largest pack. */
export const PACK_BYTES = 256 * 1024 * 1024
/** What may be inflated of one repository, in bytes: a pack may name a large object any number of times. */
export const INFLATED_BYTES = 4 * 1024 * 1024 * 1024
/** git makes chains of at most 50 by itself, and takes no more than 4095. */
export const DELTA_DEPTH = 4095
