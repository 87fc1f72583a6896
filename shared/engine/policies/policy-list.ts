import type { CaseFile } from '../../casefile/case-file.ts'
import { MOST_ROWS } from '../../model/workflow-view.ts'
import { compareText } from '../../reconstruct/order.ts'
import { readCaseDefinitions } from '../case-definitions.ts'

/** Read of a file, which may hold any number: more than a rebuild keeps. */
const MOST_READ = 10_000

export interface PolicyLine {
  readonly id: string
  readonly versions: number
  readonly missing: number
  readonly decisions: number | null
}

export interface PolicyList {
  readonly tallied: boolean
  readonly policies: PolicyLine[]
  readonly more: number
  readonly unnamed: number
}

/** Every policy that the case holds or that decisions name, by id. */
export function policyList(file: CaseFile): PolicyList {
  const bundled = Map.groupBy(readCaseDefinitions(file).policies, ({ policy }) => policy)
  const tallied = file.policyTallies.areThere
  const heads = file.policyTallies.heads(MOST_READ)
  const named = Map.groupBy(
    heads.filter(({ kind }) => kind === 'named'),
    ({ policy }) => policy,
  )
  const policies = [...new Set([...bundled.keys(), ...named.keys()])].toSorted(compareText).map((id) => {
    const versions = new Set((bundled.get(id) ?? []).map(({ version }) => version))
    const counted = named.get(id) ?? []
    return {
      id,
      versions: versions.size,
      missing: counted.filter(({ version }) => !versions.has(version)).length,
      decisions: tallied ? counted.reduce((sum, { decisions }) => sum + decisions, 0) : null,
    }
  })
  return {
    tallied,
    policies: policies.slice(0, MOST_ROWS),
    more: Math.max(0, policies.length - MOST_ROWS),
    unnamed: heads.find(({ kind }) => kind === 'none')?.decisions ?? 0,
  }
}
