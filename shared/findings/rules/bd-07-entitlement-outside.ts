import type { Boundary } from '../../model/boundary.ts'
import { attemptedActions } from '../reading/actions.ts'
import { admits, fitsGlob } from '../reading/glob.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const bd07: DecisionRule = {
  code: 'BD-07',
  severity: 'critical',
  kind: 'decision',
  reach: 'run',
  title: 'Entitlement outside the boundary',
  meaning: 'The workflow gave, or tried to give, access that its boundary does not let it decide on.',
  judge: ({ dossier, run }) => {
    const allowed = run.definition?.boundary?.entitlements
    return breach(
      attemptedActions(dossier).flatMap(({ fact, by }) => {
        const { entitlement, type, result } = fact
        const why = entitlement === undefined ? undefined : whyOutside(allowed, entitlement)
        if (entitlement === undefined || why === undefined) return []
        return {
          text: `${named(entitlement)} by ${named(type)} (${result}, ${by.ref}), ${why}`,
          evidence: [by.ref],
        }
      }),
    )
  },
}

/** Deny wins. */
function whyOutside(allowed: Boundary['entitlements'], entitlement: string): string | undefined {
  const denying = allowed?.deny?.find((glob) => fitsGlob(glob, entitlement))
  if (denying !== undefined) return `denied by ${named(denying)}`
  if (admits(allowed?.allow, entitlement)) return undefined
  return `allowed: ${listed(allowed?.allow ?? []) || 'none'}`
}
