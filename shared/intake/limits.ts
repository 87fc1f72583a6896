/** The longest line that is read as a record, in bytes, its terminator left out. */
export const LINE_LIMIT_BYTES = 16 * 1024 * 1024

/** What is longer comes in pieces, which start at multiples of this from its own start. */
export const PIECE_BYTES = 4 * 1024 * 1024

/** A chunk ends with the line that reaches a multiple of this offset in the decompressed text. */
export const CHUNK_BYTES = 4 * 1024 * 1024

/** The most lines in a chunk: a file of nothing but newlines must not need gigabytes of columns. */
export const CHUNK_LINES = 65_536

/** Raw lines are compressed in blocks of about this size, so that one line can be read back fast. */
export const BLOCK_BYTES = 64 * 1024

/** A decompressed text may be this many times longer than its file … */
export const EXPANSION_RATIO = 1000
/** … beyond this length. */
export const EXPANSION_FREE_BYTES = 64 * 1024 * 1024

/** The largest definition, and the largest file of a policy bundle. */
export const DEFINITION_BYTES = 16 * 1024 * 1024

/** The largest YAML text: its parser needs up to a kilobyte of memory and 8 µs for a byte of hostile text. */
export const YAML_BYTES = 1024 * 1024

/** The most values in a YAML text once aliases stand for what they name. */
export const YAML_VALUES = 200_000

/** The largest policy bundle, decompressed, and the most entries that it may have. */
export const BUNDLE_BYTES = 256 * 1024 * 1024
export const BUNDLE_ENTRIES = 10_000
