import type { PolicyRules } from '../../../shared/contract/decision.ts'
import { visible } from '../../words/visible.ts'
import type { Parts } from './parts.ts'

interface Way {
  /** `text`, or the version that the text is held against. */
  readonly value: string
  readonly label: string
}

/** The text, or a diff to another version of the policy: to the one in force then, where it is another. */
export interface WaysToSee {
  readonly way: string
  readonly inRow: readonly Way[]
  readonly inMenu: readonly Way[]
  /** The version that the text is held against. */
  readonly other: string | undefined
}

const TEXT = 'text'
const PREFIX = 'to '
/** So many versions stand in the row; more go into a menu. */
const MOST_IN_ROW = 2

export function waysToSee({ route, view }: Parts, rules: PolicyRules | undefined): WaysToSee {
  const { policy, inForce } = view
  const isOther =
    policy !== null &&
    inForce !== null &&
    inForce.version !== policy.version &&
    inForce.version !== rules?.version
  const then = isOther ? inForce.version : undefined
  const others = (rules?.versions ?? []).map((each) => each.version).filter((each) => each !== rules?.version)
  const first = then !== undefined && others.includes(then) ? [then] : []
  const ordered = [...first, ...others.filter((each) => each !== then)]
  const inRow = ordered.slice(0, ordered.length <= MOST_IN_ROW ? MOST_IN_ROW : first.length)
  const label = (version: string, short: boolean) =>
    version === then
      ? `Diff to ${visible(version)}, in force then`
      : `${short ? '' : 'Diff to '}${visible(version)}`
  const asked = route.query['rule']
  const known = asked !== undefined && (asked === TEXT || ordered.some((each) => PREFIX + each === asked))
  const way = known ? asked : first[0] === undefined ? TEXT : PREFIX + first[0]
  const inMenu = ordered.slice(inRow.length)
  return {
    way,
    inRow: [
      { value: TEXT, label: 'Text' },
      ...inRow.map((version, at) => ({ value: PREFIX + version, label: label(version, at > 0) })),
    ],
    inMenu:
      inMenu.length === 0
        ? []
        : [
            { value: '', label: 'Diff to…' },
            ...inMenu.map((version) => ({ value: PREFIX + version, label: label(version, false) })),
          ],
    other: way === TEXT ? undefined : way.slice(PREFIX.length),
  }
}
