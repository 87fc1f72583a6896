const MIB = 1 << 20

/** A packet beyond these is refused where it reaches them: verifying takes bounded time and memory. */
export const LIMITS = {
  entries: 20_000,
  centralDirectoryBytes: 16 * MIB,
  nameBytes: 512,
  /** An entry that is read whole: statement, manifest, sources, review, a definition. */
  wholeEntryBytes: 64 * MIB,
  /** A record of 16 MiB in which every character is escaped, and its frame. */
  lineBytes: 100 * MIB,
  /** What compressed entries may come to, all together. Docket compresses none. */
  inflatedBytes: 64 * MIB,
  signatures: 64,
  /** Values withheld from one record. */
  withheldInRecord: 4096,
  keyBytes: 16_384,
  records: 50_000_000,
  decisions: 5_000_000,
} as const
