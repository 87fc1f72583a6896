/** What each check compares, what it proves where it holds, what follows where it does not, on which others it builds. */
export interface CheckText {
  readonly title: string
  readonly proves: string
  readonly follows: string
  readonly restsOn: readonly string[]
}

/** In the order of the report. Ids are stable: scripts read them. */
export const CHECKS = {
  archive: {
    title: 'Container: every byte of the ZIP that is not content',
    proves: 'nothing is hidden beside the entries',
    follows: 'bytes are there that no entry accounts for, or the file was cut or damaged',
    restsOn: [],
  },
  statement: {
    title: 'Statement: DSSE envelope and in-toto Statement',
    proves: 'one statement speaks for the whole packet, and has one form',
    follows: 'nothing says, in one form only, what the packet is to hold',
    restsOn: ['archive'],
  },
  signature: {
    title: 'Signature: Ed25519 over the statement',
    proves: 'the holder of that key sealed exactly this',
    follows: 'what is here is not what the holder of that key sealed',
    restsOn: ['statement'],
  },
  timestamps: {
    title: 'Timestamp: RFC 3161, over a signature',
    proves: 'the signature was there at that time, by the word of an authority that you vouch for',
    follows: 'it does not show that anything was there at a time',
    restsOn: ['statement', 'signature'],
  },
  keys: {
    title: 'Keys in the packet, under their names',
    proves: 'the keys are those that sealed it; not whose they are',
    follows: 'the keys in the packet are not those that sealed it',
    restsOn: ['statement', 'entries'],
  },
  entries: {
    title: 'Entry digests against the statement',
    proves: 'nothing was changed, added or taken out',
    follows: 'an entry was changed, added or taken out since it was sealed',
    restsOn: ['archive', 'statement', 'signature'],
  },
  manifest: {
    title: 'Manifest against contents and statement',
    proves: 'what the packet says of itself is so',
    follows: 'what the packet says of itself is not so',
    restsOn: ['entries', 'signature', 'statement'],
  },
  sources: {
    title: 'List of sources',
    proves: 'each file of evidence is fixed by its digest and its root',
    follows: 'files of evidence are not fixed, so no record can be shown to be of one',
    restsOn: ['entries', 'signature', 'statement'],
  },
  'sources.checkpoints': {
    title: 'Checkpoints of the sources (C2SP)',
    proves: 'sizes and roots can be held against any copy of a checkpoint',
    follows: 'a checkpoint says another size or root than the packet, or its signature does not hold',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  'sources.growth': {
    title: 'Growth since the packet before: RFC 6962 consistency',
    proves: 'these files begin with the very lines that the earlier packet had',
    follows: 'a file is not shown to begin with the lines that it had',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  records: {
    title: 'Raw records in their places',
    proves: 'each record stands once, in a source that is listed',
    follows: 'records stand twice, out of place, or in a source that is not listed',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  withheld: {
    title: 'Withheld values: their digests, and their disclosure',
    proves: 'each withheld value is fixed by a salted digest, and nothing else of its record was changed',
    follows: 'what was withheld is not fixed, or what is disclosed is not what was withheld',
    restsOn: ['entries', 'signature', 'statement', 'records'],
  },
  proofs: {
    title: 'Inclusion proofs: RFC 6962, SHA-256',
    proves: 'each quoted line is in the file as imported',
    follows: 'a quoted line was changed, or never was in the file that it is said to be from',
    restsOn: ['entries', 'signature', 'statement', 'sources'],
  },
  decisions: {
    title: 'Decisions and the records that they cite',
    proves: 'every fact of a decision points to a record that is here',
    follows: 'a decision states what no record here shows',
    restsOn: ['entries', 'signature', 'statement', 'records'],
  },
  selection: {
    title: 'Decisions against the selection',
    proves: 'each decision is one that was asked for; not that none was left out',
    follows: 'it holds a decision that was not asked for',
    restsOn: ['entries', 'signature', 'statement', 'manifest'],
  },
  findings: {
    title: 'Findings against decisions',
    proves: 'the log of findings and the decisions tell the same',
    follows: 'the log of findings and the decisions contradict each other',
    restsOn: ['entries', 'signature', 'statement', 'decisions'],
  },
  definitions: {
    title: 'Workflow and policy files',
    proves: 'these are the texts that decided, by their digests',
    follows: 'a policy or workflow here is not the text that is said to have decided',
    restsOn: ['entries', 'signature', 'statement', 'manifest'],
  },
  review: {
    title: 'Review: population, sample drawn again, results and sign-offs',
    proves: 'what was signed off is this population, this sample and these verdicts',
    follows: 'the review cannot be read, or is not what was signed off',
    restsOn: ['entries', 'signature', 'statement'],
  },
  custody: {
    title: 'Custody chain',
    proves: 'the log of handling is whole and in order',
    follows: 'the log of handling was changed, cut or put in another order',
    restsOn: ['entries', 'signature', 'statement'],
  },
  limits: {
    title: 'Limits are stated',
    proves: 'the packet says what a pass does not prove',
    follows: 'it keeps silent on what a pass does not prove',
    restsOn: ['entries', 'signature', 'statement'],
  },
  reperform: {
    title: 'Done again from the packet alone',
    proves: 'decisions, replays and findings follow from the records',
    follows: 'decisions, replays and findings were not shown to follow from the records',
    restsOn: [],
  },
  'reperform.decisions': {
    title: 'Rebuild: decisions from the records',
    proves: 'the decisions follow from the records',
    follows: 'the decisions do not follow from the records',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions'],
  },
  'reperform.replay': {
    title: 'Replay: verdicts from policies and evidence',
    proves: 'anyone hears the same outcome again',
    follows: 'the policies and the evidence give another outcome than the packet states',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions', 'reperform.decisions'],
  },
  'reperform.findings': {
    title: 'Findings of decisions and runs, found again',
    proves: 'no finding of them was left out or invented',
    follows: 'a finding of them was left out or invented',
    restsOn: ['entries', 'signature', 'statement', 'proofs', 'definitions', 'reperform.decisions'],
  },
  'reperform.beyond': {
    title: 'Findings that look beyond the packet',
    proves: 'that no finding of the rest of the case was left out or invented',
    follows: 'a finding of the rest of the case was left out or invented',
    restsOn: [],
  },
} as const satisfies Record<string, CheckText>

export type CheckId = keyof typeof CHECKS
