import { breach, type StreamRule } from '../rule.ts'
import { counted } from '../reading/wording.ts'

export const ev05: StreamRule = {
  code: 'EV-05',
  severity: 'high',
  kind: 'stream',
  title: 'Records are missing in a stream',
  meaning:
    'The numbers of the stream skip, so records that were written did not reach the case. What they said is not known.',
  judge: ({ first, last, gaps, gapCount, missing }) =>
    breach(
      gaps.map(([from, to], index) => {
        const numbers = from === to ? `seq ${from}` : `seq ${from} to ${to}`
        const sum = `${counted(missing, 'record')} missing between seq ${first} and ${last}: `
        return { text: index === 0 ? sum + numbers : numbers, evidence: [] }
      }),
      gapCount,
    ),
}
