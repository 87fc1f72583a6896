import { approvedInputs } from '../../findings/reading/approved-inputs.ts'
import type { CaseFacts } from '../../model/case-facts.ts'
import { engineNamed } from '../../replay/engines.ts'
import { readNames } from '../../replay/reads.ts'

/** Which attributes' values a rebuild must know before it judges the first run. */
export interface UnapprovedNames {
  /** A reading of it may be of an input that some boundary does not approve. */
  readonly ofReading: (name: string) => boolean
  /** What the policies of the case read of a request and some boundary does not approve; `all`: that is not known. */
  readonly ofRequests: ReadonlySet<string> | 'all'
}

/** Undefined where no boundary restricts inputs: then no input is outside one. */
export function unapprovedNames({
  definitions,
  policies,
}: Pick<CaseFacts, 'definitions' | 'policies'>): UnapprovedNames | undefined {
  const boundaries = definitions.flatMap(({ boundary }) => {
    const inputs = approvedInputs(boundary)
    return inputs === undefined ? [] : [inputs]
  })
  if (boundaries.length === 0) return undefined
  const ofReading = (name: string): boolean => boundaries.some((inputs) => !inputs.has(name))
  const read = new Set<string>()
  for (const version of policies) {
    const names = engineNamed(version.engine).readText(version).names
    for (const name of readNames(new Set(names), version.bind)) read.add(name)
  }
  if (read.has('')) return { ofReading, ofRequests: 'all' }
  return { ofReading, ofRequests: new Set([...read].filter(ofReading)) }
}
