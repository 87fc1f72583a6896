import { admits } from '../reading/glob.ts'
import { breach, type RunRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const bd11: RunRule = {
  code: 'BD-11',
  severity: 'medium',
  kind: 'run',
  reach: 'run',
  title: 'Trigger outside the boundary',
  meaning: 'The run was set off by something that the boundary does not let set it off.',
  judge: ({ definition, records }) => {
    const allowed = definition?.boundary?.triggers
    if (allowed === undefined) return undefined
    const outside = records.filter(
      ({ record: { trigger } }) => trigger !== undefined && !admits(allowed, trigger.type),
    )
    return breach(
      [...Map.groupBy(outside, ({ record }) => record.trigger?.type ?? '')].map(([type, list]) => {
        const refs = list.slice(0, 10).map(({ ref }) => ref)
        return {
          text: `${named(type)} (${refs[0]}), allowed: ${listed(allowed) || 'none'}`,
          evidence: refs,
        }
      }),
    )
  },
}
