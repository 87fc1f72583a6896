import type { Coverage, PolicyInFull, PolicyVersionLine } from '../../../shared/contract/policies.ts'
import { ALL_DECISIONS, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateOrTime, dateTime, type Zone } from '../../words/times.ts'

export function endText(at: number | null, zone: Zone): string {
  return at === null ? 'open' : dateOrTime(at, zone)
}

/** The decisions under a version, or those of them with a finding. */
export function decisionsUnder(policy: string, version: string, finding?: string): string {
  const list = withFacet(ALL_DECISIONS, 'version', [`${policy}@${version}`])
  return addressOf({
    screen: 'decisions',
    query: listQuery(finding === undefined ? list : withFacet(list, 'finding', [finding])),
  })
}

/** Uses of a version outside its interval. */
export interface OutsideUse {
  /** `9 before it was in force`. */
  readonly what: string
  readonly first: number
  readonly last: number
}

export function outsideUses({ early, late }: PolicyVersionLine): readonly OutsideUse[] {
  const told = ({ count: number, first, last }: PolicyVersionLine['early'], when: 'before' | 'after') =>
    first === null || last === null ? [] : [{ what: `${count(number)} ${when} it was in force`, first, last }]
  return [...told(early, 'before'), ...told(late, 'after')]
}

/** The same as sentences with their exact times; empty where there is none. */
export function outsideWords(version: PolicyVersionLine, zone: Zone): readonly string[] {
  return outsideUses(version).map(({ what, first, last }) => {
    const begin = dateTime(first, zone, 's')
    return first === last ? `${what}, ${begin}` : `${what}, ${begin} to ${dateTime(last, zone, 's')}`
  })
}

/** Whether an interval holds no instant at all. */
export function isNeverInForce({ bundled }: PolicyVersionLine): boolean {
  const { start = null, end = null } = bundled ?? {}
  return start !== null && end !== null && start >= end
}

/** What is in force at once, in a line. */
export function coverageWords({ coverage, inGap }: PolicyInFull, zone: Zone): string {
  const first = coverage.find(({ kind }) => kind !== 'gap')
  if (first === undefined) return 'none: no version is in the case'
  const gaps = coverage.filter(({ kind, from, to }) => kind === 'gap' && from !== null && to !== null)
  const overlaps = coverage.filter(({ kind }) => kind === 'overlap')
  return [
    first.from === null ? 'from the beginning' : `from ${dateOrTime(first.from, zone)}`,
    gaps.length === 0 ? 'no gap' : `${counted(gaps.length, 'gap')}, ${counted(inGap, 'decision')} in it`,
    overlaps.length === 0 ? 'no overlap' : counted(overlaps.length, 'overlap'),
  ].join('; ')
}

/** A stretch of time in words: `gap from … to …`. */
export function stretchWords({ kind, from, to, versions }: Coverage, zone: Zone): string {
  const when = [
    from === null ? 'from the beginning' : `from ${dateOrTime(from, zone)}`,
    to === null ? 'on' : `to ${dateOrTime(to, zone)}`,
  ].join(' ')
  switch (kind) {
    case 'gap':
      return `no version in force ${when}`
    case 'one':
      return `${versions.join('')} in force ${when}`
    case 'overlap':
      return `${versions.join(' and ')} in force at once ${when}`
  }
}
