/** What each check compares, what it proves where it holds, and on which others it builds. */
export interface CheckText {
  readonly title: string
  readonly proves: string
  readonly restsOn: readonly string[]
}

/** In the order of the report. Ids are stable: scripts read them. */
export const CHECKS = {
  archive: {
    title: 'Container: every byte of the ZIP that is not content',
    proves: 'nothing is hidden beside the entries',
    restsOn: [],
  },
  statement: {
    title: 'Statement: DSSE envelope and in-toto Statement',
    proves: 'one statement speaks for the whole packet, and has one form',
    restsOn: ['archive'],
  },
  signature: {
    title: 'Signature: Ed25519 over the statement',
    proves: 'the holder of that key sealed exactly this',
    restsOn: ['statement'],
  },
  keys: {
    title: 'Keys in the packet, under their names',
    proves: 'the keys are those that sealed it; not whose they are',
    restsOn: ['statement', 'entries'],
  },
  entries: {
    title: 'Entry digests against the statement',
    proves: 'nothing was changed, added or taken out',
    restsOn: ['archive', 'statement', 'signature'],
  },
  manifest: {
    title: 'Manifest against contents and statement',
    proves: 'what the packet says of itself is so',
    restsOn: ['entries', 'signature', 'statement'],
  },
  sources: {
    title: 'List of sources',
    proves: 'each file of evidence is fixed by its digest and its root',
    restsOn: ['entries', 'signature', 'statement'],
  },
  records: {
    title: 'Raw records in their places',
    proves: 'each record stands once, in a source that is listed',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  proofs: {
    title: 'Inclusion proofs: RFC 6962, SHA-256',
    proves: 'each quoted line is in the file as imported',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  decisions: {
    title: 'Decisions and the records that they cite',
    proves: 'every fact of a decision points to a record that is here',
    restsOn: ['entries', 'signature', 'statement', 'records'],
  },
  selection: {
    title: 'Decisions against the selection',
    proves: 'each decision is one that was asked for; not that none was left out',
    restsOn: ['entries', 'signature', 'statement', 'manifest'],
  },
  findings: {
    title: 'Findings against decisions',
    proves: 'the log of findings and the decisions tell the same',
    restsOn: ['entries', 'signature', 'statement', 'decisions'],
  },
  definitions: {
    title: 'Workflow and policy files',
    proves: 'these are the texts that decided, by their digests',
    restsOn: ['entries', 'signature', 'statement', 'manifest'],
  },
  review: {
    title: 'Review file',
    proves: 'exceptions and verdicts can be read by anybody',
    restsOn: ['entries', 'signature', 'statement'],
  },
  custody: {
    title: 'Custody chain',
    proves: 'the log of handling is whole and in order',
    restsOn: ['entries', 'signature', 'statement'],
  },
  limits: {
    title: 'Limits are stated',
    proves: 'the packet says what a pass does not prove',
    restsOn: ['entries', 'signature', 'statement'],
  },
  reperform: {
    title: 'Done again from the packet alone',
    proves: 'decisions, replays and findings follow from the records',
    restsOn: [],
  },
  'reperform.decisions': {
    title: 'Rebuild: decisions from the records',
    proves: 'the decisions follow from the records',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions'],
  },
  'reperform.replay': {
    title: 'Replay: verdicts from policies and evidence',
    proves: 'anyone hears the same outcome again',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions', 'reperform.decisions'],
  },
  'reperform.findings': {
    title: 'Findings of decisions and runs, found again',
    proves: 'no finding of them was left out or invented',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions', 'reperform.decisions'],
  },
  'reperform.beyond': {
    title: 'Findings that look beyond the packet',
    proves: 'that no finding of the rest of the case was left out or invented',
    restsOn: [],
  },
} as const satisfies Record<string, CheckText>

export type CheckId = keyof typeof CHECKS
