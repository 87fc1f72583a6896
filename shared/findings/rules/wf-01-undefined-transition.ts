import type { PlacedRecord } from '../../model/rebuilt.ts'
import { breach, type RunRule } from '../rule.ts'
import { transitionKey } from '../reading/transition-key.ts'
import { named } from '../reading/wording.ts'

export const wf01: RunRule = {
  code: 'WF-01',
  severity: 'high',
  kind: 'run',
  reach: 'run',
  title: 'Transition the definition lacks',
  meaning:
    'The run took a way that its definition does not have: what was agreed for the workflow did not hold it.',
  judge: ({ definition, records }) => {
    if (definition === undefined) return undefined
    const defined = new Set(definition.workflow.transitions.map(transitionKey))
    const undefinedOnes = new Map<string, PlacedRecord[]>()
    for (const placed of records) {
      const { transition } = placed.record
      const key = transition === undefined ? undefined : transitionKey(transition)
      if (key === undefined || defined.has(key)) continue
      const list = undefinedOnes.get(key) ?? []
      undefinedOnes.set(key, list)
      list.push(placed)
    }
    return breach(
      [...undefinedOnes.values()].map((list) => {
        const { id, from, to } = list[0]?.record.transition ?? { id: '', from: '', to: '' }
        const refs = list.slice(0, 10).map(({ ref }) => ref)
        return { text: `${named(id)} from ${named(from)} to ${named(to)} (${refs[0]})`, evidence: refs }
      }),
    )
  },
}
