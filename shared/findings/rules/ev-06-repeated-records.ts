import { breach, type StreamRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const ev06: StreamRule = {
  code: 'EV-06',
  severity: 'medium',
  kind: 'stream',
  title: 'A place or an id told twice with other bytes',
  meaning:
    'Two records of the stream claim the same number or the same id and differ: one of them is not what the stream first held.',
  judge: ({ repeats, repeatCount }) =>
    breach(
      repeats.map(({ what, value, refs }) => ({
        text: `${what} ${named(value)} in ${listed(refs)}`,
        evidence: refs,
      })),
      repeatCount,
    ),
}
