/** A git repository that is not read: damaged, too large, or of a kind that is not known. The message says why. */
export class GitRefused extends Error {}

/** The largest object that is read of a history, in bytes: the largest file of a bundle. */
export const OBJECT_BYTES = 16 * 1024 * 1024
/** The largest pack. */
export const PACK_BYTES = 256 * 1024 * 1024
/** What may be inflated of one repository, in bytes: a pack may name a large object any number of times. */
export const INFLATED_BYTES = 4 * 1024 * 1024 * 1024
/** A stream counts as at least so many of them: what is short takes its time too. */
export const LEAST_INFLATED_BYTES = 512
/** What may be put together from deltas of one repository, in bytes. */
export const PUT_TOGETHER_BYTES = 32 * 1024 * 1024 * 1024
/** The deltas that one object is put together from, in bytes. */
export const CHAIN_BYTES = 64 * 1024 * 1024
/** git makes chains of at most 50 by itself, and takes no more than 4095. */
export const DELTA_DEPTH = 4095
