import type { CaseFacts } from '../model/case-facts.ts'
import type { Exception } from '../model/boundary.ts'
import type { Definition, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import type { GrantedException } from '../model/review.ts'
import type { Instant } from '../model/time.ts'
import { DECISION_RULES, RUN_RULES } from './findings.ts'
import { asDeclared, fits, hasRunOut, lapsedFor } from './granted.ts'
import { named } from './reading/wording.ts'
import type { Breach, Instance } from './rule.ts'

/** Most things that are named of one exception. */
const MOST_NAMED = 20

/** What a rule found of a run or a decision. */
interface Judged {
  readonly subject: string
  readonly time: Instant
  readonly found: Breach | undefined
}

interface Lapsed {
  readonly words: string
  total: number
  readonly subjects: string[]
  readonly evidence: Set<string>
}

/**
 * Exceptions that ran out or lapsed while what they covered went on (GV-03), gathered run by run. Rules are judged a
 * second time, but only where an exception of their code no longer holds: memory and time go by the exceptions.
 */
export class LapsedExceptions {
  readonly #facts: CaseFacts
  readonly #ofDefinition = new Map<Definition, Map<string, Lapsed>>()

  constructor(facts: CaseFacts) {
    this.#facts = facts
  }

  add(run: RebuiltRun, decisions: readonly JudgedDecision[]): void {
    const { definition } = run
    if (definition === undefined) return
    const { exceptions } = definition
    const over = exceptions.filter(({ until }) => hasRunOut(until, run.start))
    for (const rule of RUN_RULES)
      if (over.some(({ finding }) => finding === rule.code))
        this.#declared(definition, over, rule.code, {
          subject: run.id,
          time: run.start,
          found: rule.judge(run, this.#facts),
        })
    const { granted = [] } = this.#facts
    for (const judged of decisions) {
      const { dossier } = judged
      const codes = new Set([
        ...exceptions.flatMap(({ finding, until }) => (hasRunOut(until, dossier.instant) ? [finding] : [])),
        ...granted.flatMap((each) => (lapsedFor(each, dossier) === undefined ? [] : [each.terms.clause])),
      ])
      for (const rule of DECISION_RULES) {
        if (!codes.has(rule.code)) continue
        const found = rule.judge(judged, this.#facts)
        this.#declared(definition, exceptions, rule.code, {
          subject: dossier.id,
          time: dossier.instant,
          found,
        })
        for (const each of granted) this.#granted(definition, each, judged, rule.code, found)
      }
    }
  }

  /** Of one version of a workflow, in the order in which they were first seen. */
  of(definition: Definition): readonly Instance[] {
    const lapsed = [...(this.#ofDefinition.get(definition)?.values() ?? [])]
    return lapsed.map(({ words, total, subjects, evidence }) => ({
      text: `${words}, and still: ${subjects.map(named).join(', ')}${total > subjects.length ? ` and ${total - subjects.length} more` : ''}`,
      evidence: [...evidence],
    }))
  }

  #declared(
    definition: Definition,
    exceptions: readonly Exception[],
    code: string,
    { subject, time, found }: Judged,
  ): void {
    if (found === undefined) return
    for (const { id, finding, input, until } of exceptions) {
      if (finding !== code || !hasRunOut(until, time)) continue
      const still = found.instances.filter((each) => input === undefined || each.input === input)
      if (still.length === 0 || isCoveredOtherwise(exceptions, code, input, time)) continue
      const what = input === undefined ? code : `${code} on ${named(input)}`
      this.#note(definition, `exception ${named(id)} of ${what} ran out at ${until ?? ''}`, subject, still)
    }
  }

  #granted(
    definition: Definition,
    granted: GrantedException,
    { dossier }: JudgedDecision,
    code: string,
    found: Breach | undefined,
  ): void {
    const why = lapsedFor(granted, dossier)
    if (why === undefined || found === undefined || !fits(granted, dossier, code)) return
    const inputs = asDeclared(granted, found.instances).map(({ input }) => input)
    const still = found.instances.filter((each) => inputs.includes(undefined) || inputs.includes(each.input))
    if (still.length > 0)
      this.#note(
        definition,
        `exception ${granted.id} of ${code}, granted in review, ${why}`,
        dossier.id,
        still,
      )
  }

  #note(definition: Definition, words: string, subject: string, still: readonly Instance[]): void {
    const known = this.#ofDefinition.get(definition) ?? new Map<string, Lapsed>()
    this.#ofDefinition.set(definition, known)
    const lapsed = known.get(words) ?? { words, total: 0, subjects: [], evidence: new Set() }
    if (!known.has(words) && known.size >= MOST_NAMED * 5) return
    known.set(words, lapsed)
    lapsed.total += 1
    if (lapsed.subjects.length >= MOST_NAMED) return
    lapsed.subjects.push(subject)
    for (const { evidence } of still)
      for (const ref of evidence.slice(0, MOST_NAMED)) lapsed.evidence.add(ref)
  }
}

/** Whether an exception that was renewed under another id goes on covering the same. */
function isCoveredOtherwise(
  exceptions: readonly Exception[],
  code: string,
  input: string | undefined,
  time: Instant,
): boolean {
  return exceptions.some(
    (each) =>
      each.finding === code &&
      (each.input === undefined || each.input === input) &&
      !hasRunOut(each.until, time),
  )
}
