import type { NameOf } from '../../shared/contract/methods.ts'

/**
 * What each job writes to. A case has one writer: jobs that write to the same case wait in line, and each window
 * is told when one has ended.
 */
export const WRITES: Readonly<Record<NameOf<'job'>, 'the case' | 'no case'>> = {
  'cases.sample': 'no case',
  'intake.import': 'the case',
  'source.describe': 'the case',
  'case.import': 'the case',
  'case.rebuild': 'the case',
  'evidence.search': 'no case',
  'decisions.export': 'no case',
  'input.use': 'no case',
  'inputs.answer': 'the case',
  'inputs.export': 'no case',
  'replay.impact': 'no case',
  'replay.blastRadius': 'no case',
  'findings.export': 'no case',
  'review.preview': 'no case',
  'review.open': 'the case',
  'review.act': 'the case',
  'review.signOff': 'the case',
  'review.draw': 'no case',
  'review.revocations': 'no case',
  'review.export': 'no case',
  'review.merge': 'the case',
  'packet.seal': 'the case',
  'packet.redaction': 'no case',
  'packet.sign': 'no case',
  'packet.timestampRequest': 'no case',
  'packet.timestampAnswer': 'no case',
  'packet.verify': 'no case',
  'key.create': 'no case',
  'identity.open': 'no case',
  'identity.create': 'no case',
  'identity.import': 'no case',
  'custody.export': 'no case',
}
