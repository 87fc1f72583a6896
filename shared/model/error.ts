/** What the process answers with (cli.md). */
export type ExitCode = 1 | 2 | 3 | 4

interface ErrorEntry {
  /** What happened and where; `{name}` stands for the fact of that name. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
  readonly exitCode: ExitCode
}

/** Every error that may be shown, in one place. What is not here is a bug. */
export const ERRORS = {
  USAGE: { message: '{problem}', remedy: 'See `docket help {verb}`.', exitCode: 2 },
  FILE_UNREADABLE: {
    message: '{path} cannot be read: {problem}',
    remedy: 'Check the path and that you may read it.',
    exitCode: 3,
  },
  FILE_UNWRITABLE: {
    message: '{path} cannot be written: {problem}',
    remedy: 'Check that the folder is there, that you may write to it, and that there is room.',
    exitCode: 3,
  },
  FORMAT_UNKNOWN: {
    message: '{path} is in no format that Docket reads: {problem}',
    remedy: 'Say what it is with --format, or see `docket help import` for the formats.',
    exitCode: 3,
  },
  DEFINITION_INVALID: {
    message: '{path} is no valid {format}: {problem}',
    remedy: 'Mend the place named, then import the file again. Nothing of it was taken.',
    exitCode: 3,
  },
  BUNDLE_INVALID: {
    message: '{path} is no valid policy bundle: {problem}',
    remedy: 'Mend the bundle, then import it again. Nothing of it was taken.',
    exitCode: 3,
  },
  ARCHIVE_REFUSED: {
    message: '{path} is refused: {problem}',
    remedy: 'Have it made again without links, absolute or climbing paths, and within the limits.',
    exitCode: 3,
  },
  EXPANSION_LIMIT: {
    message: '{path} expands beyond the limit at byte {offset}: {problem}',
    remedy: 'Decompress it yourself, look at it, and import the plain file if it is what you expect.',
    exitCode: 3,
  },
  DECOMPRESSION_FAILED: {
    message: '{path} cannot be decompressed: {problem}',
    remedy:
      'The file is damaged or cut short. Get it again from where it came. What was read stays in the case, marked incomplete.',
    exitCode: 3,
  },
  SOURCE_CHANGED: {
    message: '{path} is not the file whose import was interrupted: its first {offset} bytes differ',
    remedy: 'Import the file as it was; or import this one under another name into the case.',
    exitCode: 3,
  },
  FILE_EXISTS: {
    message: '{path} is there already',
    remedy: 'Choose another name, or say that it is to be replaced.',
    exitCode: 3,
  },
  FILE_NOT_HELD: {
    message: 'this window no longer holds the file that it asked for',
    remedy: 'Open the case, or choose the file, again.',
    exitCode: 3,
  },
  NOT_HERE: {
    message: '{what} is not there in this kind of window',
    remedy: 'Use the dialog inside the window.',
    exitCode: 2,
  },
  SENDER_REFUSED: {
    message: '{what} was asked by a page that is none of the desk',
    remedy: 'Close the window. If it comes back, report what it showed.',
    exitCode: 4,
  },
  ENGINE_ENDED: {
    message: 'the engine ended by itself while it worked on {what}',
    remedy: 'It was started again: ask again. A case is as its last batch left it.',
    exitCode: 4,
  },
  CASE_NOT_FOUND: {
    message: 'there is no case at {path}',
    remedy: 'Check the path. `docket import {path} FILE…` makes a case.',
    exitCode: 3,
  },
  CASE_NOT_A_CASE: {
    message: '{path} is no case file: {problem}',
    remedy: 'Choose a .docket file that Docket made.',
    exitCode: 3,
  },
  CASE_DAMAGED: {
    message: '{path} is damaged or was tampered with: {problem}',
    remedy: 'Do not rely on it. Use a copy, or import the sources again into a new case.',
    exitCode: 3,
  },
  CASE_NEWER: {
    message: '{path} was made by a newer Docket (schema {found}, this one reads up to {known})',
    remedy: 'Open it with the newer version.',
    exitCode: 3,
  },
  CASE_LOCKED: {
    message: '{path} is being written by another process',
    remedy: 'Wait until the other import or rebuild ends, then try again.',
    exitCode: 3,
  },
  CASE_NOT_REBUILT: {
    message: '{path} holds evidence that has not been rebuilt',
    remedy: 'Run `docket rebuild {path}` first.',
    exitCode: 3,
  },
  SOURCE_INCOMPLETE: {
    message: '{name} was not read to its end, so nothing can be proven to be in it',
    remedy: 'Import the file again: the import goes on where it stopped. Then seal the packet.',
    exitCode: 3,
  },
  CASE_EMPTY: {
    message: '{path} holds no decisions to choose from',
    remedy: 'Import evidence into it, or loosen --where.',
    exitCode: 3,
  },
  DECISION_NOT_FOUND: {
    message: 'there is no decision {id} in {path}',
    remedy: 'List them with `docket decisions {path}`.',
    exitCode: 3,
  },
  RECORD_NOT_FOUND: {
    message: 'there is no line {ref} in {path}',
    remedy: 'A place is a source and a line, as in s1:4. The overview names the sources and their lines.',
    exitCode: 3,
  },
  POLICY_NOT_FOUND: {
    message: 'no bundle of {path} holds the policy version {version}',
    remedy: 'Import the bundle that holds it, then rebuild.',
    exitCode: 3,
  },
  KEY_INVALID: {
    message: '{path} is no usable key: {problem}',
    remedy: 'Give an Ed25519 key in PEM, as `docket keygen` makes it.',
    exitCode: 3,
  },
  KEY_EXISTS: {
    message: '{path} is there already',
    remedy: 'Choose another name: a key is never written over.',
    exitCode: 3,
  },
  TRUST_DAMAGED: {
    message: 'the trust store {path} cannot be read: {problem}',
    remedy:
      'Put back a copy of it, or move it away to begin anew: what it says of revoked keys is then unknown.',
    exitCode: 3,
  },
  IDENTITY_REFUSED: {
    message: '{what}: {problem}',
    remedy: 'See `docket keys list` for whom this desk knows.',
    exitCode: 3,
  },
  PASSPHRASE_WRONG: {
    message: 'the passphrase does not open {path}',
    remedy: 'Try again, or give the right file with --passphrase-file.',
    exitCode: 3,
  },
  PACKET_UNREADABLE: {
    message: '{path} cannot be read as a packet: {problem}',
    remedy: 'Ask for it again from who made it. Nothing in it is proven.',
    exitCode: 3,
  },
  TIMESTAMP_REFUSED: {
    message: 'the answer {path} is not taken as a timestamp of this packet: {problem}',
    remedy:
      'Ask the authority again, with a request that `docket timestamp PACKET --request OUT.tsq` writes. The packet is as it was.',
    exitCode: 3,
  },
  AUTHORITY_INVALID: {
    message: '{path} holds no certificates that can be vouched for: {problem}',
    remedy: "Give the authority's own certificates in PEM, as it publishes them.",
    exitCode: 3,
  },
  REDACTION_REFUSED: {
    message: 'this cannot be withheld: {problem}',
    remedy:
      'Withhold another field, or choose decisions whose records do not tell the value. Nothing was written.',
    exitCode: 3,
  },
  REVIEW_REFUSED: {
    message: 'the review does not take this: {problem}',
    remedy: 'Nothing was changed by it. `docket review CASE campaign show` says what the campaign waits for.',
    exitCode: 3,
  },
  CAMPAIGN_NOT_FOUND: {
    message: 'there is no campaign {id} in {path}',
    remedy: 'List them with `docket review {path} campaign list`.',
    exitCode: 3,
  },
  CANCELLED: {
    message: 'stopped on request; what was read up to then is in the case',
    remedy: 'Run the same command again: it goes on from there.',
    exitCode: 1,
  },
  INTERNAL: {
    message: 'an internal error happened (incident {incident})',
    remedy:
      'Report the incident id with what you did. The case is as it was before this command, or as its last batch left it.',
    exitCode: 4,
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

/**
 * An expected error: a code of the table, the facts that its message names, and its cause.
 * What is thrown as anything else is a bug.
 */
export class DocketError extends Error {
  readonly code: ErrorCode
  readonly facts: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    facts: Readonly<Record<string, string | number>>,
    options?: { cause?: unknown },
  ) {
    super(fill(ERRORS[code].message, facts), options)
    this.name = 'DocketError'
    this.code = code
    this.facts = facts
  }

  get remedy(): string {
    return fill(ERRORS[this.code].remedy, this.facts)
  }

  get exitCode(): ExitCode {
    return ERRORS[this.code].exitCode
  }
}

function fill(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : whole,
  )
}
