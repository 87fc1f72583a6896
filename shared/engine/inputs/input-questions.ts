import type { InputQuestion, InputReader, QuestionKind } from '../../model/input-register.ts'
import { endOfDateOrTime, instantOfDateOrTime } from '../../model/time.ts'
import type { KnownInput } from './known-inputs.ts'

export type OpenQuestion = Omit<InputQuestion, 'answer'>

/**
 * What is to be decided on an input in the review of the register. Each is said in words that change when its
 * grounds do: an answer given to them holds no longer then.
 */
export function questionsOn(input: KnownInput, readers: readonly InputReader[]): readonly OpenQuestion[] {
  return [...unapproved(input), ...overdue(input), ...newReaders(input, readers), ...neverUsed(input)]
}

function unapproved(input: KnownInput): readonly OpenQuestion[] {
  const where = input.places.filter((place) => (place.unapproved ?? 0) > 0)
  if (where.length === 0) return []
  const decisions = where.reduce((sum, place) => sum + (place.unapproved ?? 0), 0)
  const why = `${decisions} ${decisions === 1 ? 'decision' : 'decisions'} evaluated it, and ${versions(where)} ${where.length === 1 ? 'does' : 'do'} not approve it`
  return [asked(input, 'approve-or-forbid', why, input.owners)]
}

function overdue(input: KnownInput): readonly OpenQuestion[] {
  const late = input.approvals.filter((approval) => approval.overdue)
  if (late.length === 0) return []
  const each = late
    .slice(0, 10)
    .map(({ last, every, due, ...at }) => `${versions([at])}: last ${last}, every ${every}, due ${due}`)
  return [asked(input, 'review', `${each.join('; ')}${more(late.length, 10)}`, ownersOf(late))]
}

/** A version that reads it came in force after the approval was last looked at, and no version before it did. */
function newReaders(input: KnownInput, readers: readonly InputReader[]): readonly OpenQuestion[] {
  const looked = input.approvals.flatMap(({ last }) => (last === null ? [] : [endOfDateOrTime(last) ?? 0]))
  if (looked.length === 0) return []
  const lastLook = Math.max(...looked)
  const fresh = [...Map.groupBy(readers, ({ policy }) => policy).values()].flatMap((ofPolicy) => {
    const first = ofPolicy.findIndex(({ reads }) => reads !== 'no')
    const reader = ofPolicy[first]
    if (reader?.reads !== 'yes' || reader.from === null || first === 0) return []
    return (instantOfDateOrTime(reader.from) ?? 0) >= lastLook ? [reader] : []
  })
  if (fresh.length === 0) return []
  const each = fresh
    .slice(0, 10)
    .map(({ policy, version, from }) => `${policy}@${version} reads it since ${from}`)
  return [
    asked(
      input,
      'look-again',
      `${each.join('; ')}${more(fresh.length, 10)}; it was approved when no version before did`,
      ownersOf(input.approvals),
    ),
  ]
}

function neverUsed(input: KnownInput): readonly OpenQuestion[] {
  const isCounted = input.places.every(({ evaluated }) => evaluated !== null)
  const isUsed = input.places.some(({ evaluated }) => evaluated !== 0)
  if (input.approvals.length === 0 || !isCounted || isUsed) return []
  const why = `${versions(input.approvals)} approves it, and no decision of the case evaluated it`
  return [asked(input, 'withdraw-or-keep', why, ownersOf(input.approvals))]
}

function asked(
  { name }: KnownInput,
  question: QuestionKind,
  why: string,
  owners: readonly string[],
): OpenQuestion {
  return { input: name, question, why, askedOf: [...new Set(owners)].slice(0, 100) }
}

function ownersOf(approvals: KnownInput['approvals']): readonly string[] {
  return approvals.flatMap(({ owner }) => (owner === null ? [] : [owner]))
}

function versions(places: readonly { readonly workflow: string; readonly version: string }[]): string {
  const named = [...new Set(places.map(({ workflow, version }) => `${workflow} ${version}`))]
  return `${named.slice(0, 10).join(', ')}${more(named.length, 10)}`
}

function more(all: number, shown: number): string {
  return all > shown ? ` and ${all - shown} more` : ''
}
