import type { CaseFile } from '../../casefile/case-file.ts'
import {
  type InputInFull,
  type InputLine,
  type InputQuestion,
  MOST_INPUTS,
} from '../../model/input-register.ts'
import { compareText } from '../../reconstruct/order.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { answerInput, answerTo, inputAnswers } from './input-answers.ts'
import { type OpenQuestion, questionsOn } from './input-questions.ts'
import { PolicyReaders, readByAny } from './input-readers.ts'
import { type KnownInput, knownInputs } from './known-inputs.ts'

const MOST_APPROVALS = 100
const ORDER: readonly InputLine['standing'][] = [
  'not-approved',
  'approved',
  'unrestricted',
  'never-used',
  'not-counted',
]

export interface InputRegister {
  readonly tallied: boolean
  readonly inputs: InputLine[]
  readonly more: number
  readonly questions: InputQuestion[]
  readonly moreQuestions: number
  /** Of all questions, those with an answer. */
  readonly answered: number
}

/** The register of inputs across workflows: used and not approved first, the most used first; never used ones last. */
export function inputRegister(file: CaseFile): InputRegister {
  const { lines, questions } = wholeRegister(file)
  const answers = inputAnswers(file)
  const asked = questions.map((question) => ({ ...question, answer: answerTo(question, answers) }))
  return {
    tallied: file.workflowTallies.areThere,
    inputs: lines.slice(0, MOST_INPUTS).map(listed),
    more: Math.max(0, lines.length - MOST_INPUTS),
    questions: asked.slice(0, MOST_INPUTS),
    moreQuestions: Math.max(0, asked.length - MOST_INPUTS),
    answered: asked.filter(({ answer }) => answer !== null).length,
  }
}

/** One input with where it is used and which policy versions read it; undefined where nothing names it. */
export function inputInFull(file: CaseFile, name: string): InputInFull | undefined {
  const known = knownInputs(file).get(name)
  if (known === undefined) return undefined
  const readers = new PolicyReaders(readCaseDefinitions(file).policies).of(name)
  const answers = inputAnswers(file).filter(({ input }) => input === name)
  const open = questionsOn(known, readers)
  return {
    ...listed(lineOf(known, readByAny(readers))),
    places: known.places.slice(0, MOST_INPUTS),
    morePlaces: Math.max(0, known.places.length - MOST_INPUTS),
    readers: readers.slice(0, MOST_INPUTS),
    moreReaders: Math.max(0, readers.length - MOST_INPUTS),
    questions: open.map((question) => ({ ...question, answer: answerTo(question, answers) })),
    answers: answers.toReversed().slice(0, MOST_INPUTS),
  }
}

/** Answers a question of the register's own review. Throws USAGE; see `answerInput`. */
export function answerInputQuestion(
  file: CaseFile,
  said: Parameters<typeof answerInput>[2],
  acting: Parameters<typeof answerInput>[3],
): { readonly seq: number } {
  return answerInput(file, wholeRegister(file).questions, said, acting)
}

/** Every line and question, unbounded. */
export function wholeRegister(file: CaseFile): {
  readonly lines: readonly InputLine[]
  readonly questions: readonly OpenQuestion[]
} {
  const readers = new PolicyReaders(readCaseDefinitions(file).policies)
  const inputs = [...knownInputs(file).values()].map((known) => {
    const readBy = readers.of(known.name)
    return { line: lineOf(known, readByAny(readBy)), questions: questionsOn(known, readBy) }
  })
  const sorted = inputs.toSorted((a, b) => compareLines(a.line, b.line))
  return {
    lines: sorted.map(({ line }) => line),
    questions: sorted.flatMap(({ questions }) => questions),
  }
}

function listed(line: InputLine): InputLine {
  const { approvals } = line
  const moreApprovals = Math.max(0, approvals.length - MOST_APPROVALS)
  return { ...line, approvals: approvals.slice(0, MOST_APPROVALS), moreApprovals }
}

function lineOf({ name, approvals, places }: KnownInput, readBy: InputLine['read']): InputLine {
  const sum = (counts: readonly (number | null)[]) =>
    counts.includes(null) ? null : counts.reduce<number>((all, count) => all + (count ?? 0), 0)
  const evaluated = sum(places.map((place) => place.evaluated))
  const unapproved = sum(places.map((place) => place.unapproved))
  return {
    name,
    standing: standingOf(approvals.length > 0, evaluated, unapproved),
    approvals: [...approvals],
    moreApprovals: 0,
    evaluated,
    unapproved,
    read: readBy,
  }
}

function standingOf(
  isApproved: boolean,
  evaluated: number | null,
  unapproved: number | null,
): InputLine['standing'] {
  if (evaluated === null) return 'not-counted'
  if ((unapproved ?? 0) > 0) return 'not-approved'
  if (evaluated === 0) return 'never-used'
  return isApproved ? 'approved' : 'unrestricted'
}

function compareLines(a: InputLine, b: InputLine): number {
  return (
    ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
    (b.unapproved ?? 0) - (a.unapproved ?? 0) ||
    (b.evaluated ?? 0) - (a.evaluated ?? 0) ||
    compareText(a.name, b.name)
  )
}
