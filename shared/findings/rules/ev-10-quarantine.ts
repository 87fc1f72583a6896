import { recordRef } from '../../model/ids.ts'
import { breach, type SourceRule } from '../rule.ts'
import { counted, named } from '../reading/wording.ts'

export const ev10: SourceRule = {
  code: 'EV-10',
  severity: 'medium',
  kind: 'source',
  title: 'Lines in quarantine',
  meaning:
    'Lines of the source are no records. They are kept and shown, and what they meant to say is not counted.',
  judge: ({ id, quarantined, firstQuarantined }) => {
    if (quarantined === 0) return undefined
    const total = counted(quarantined, 'line')
    const first = firstQuarantined.map(({ index, reason, detail }) => {
      const ref = recordRef(id, index)
      return { text: `${ref} ${reason}, ${named(detail)}`, evidence: [ref] }
    })
    return first.length === 0
      ? breach([{ text: total, evidence: [] }])
      : breach(
          first.map((each, at) => (at === 0 ? { ...each, text: `${total}, ${each.text}` } : each)),
          quarantined,
        )
  },
}
