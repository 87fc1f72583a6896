import { breach, type StreamRule } from '../rule.ts'

export const ev08: StreamRule = {
  code: 'EV-08',
  severity: 'critical',
  kind: 'stream',
  title: 'The chain of a stream does not hold',
  meaning:
    'A record does not give the digest of the record before it, in a stream whose records do: the stream was changed after it was written.',
  judge: ({ broken, brokenCount }) =>
    breach(
      broken.map(({ ref, seq, why }) => ({
        text:
          why === 'differs'
            ? `prev of seq ${seq} (${ref}) is not the digest of the record before`
            : `prev of seq ${seq} (${ref}) is left out`,
        evidence: [ref],
      })),
      brokenCount,
    ),
}
