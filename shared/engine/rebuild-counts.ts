import type { Verdict } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'
import type { JudgedRun } from './judge-runs.ts'

/** What a rebuild came to, in figures. */
export class RebuildCounts {
  runs = 0
  records = 0
  decisions = 0
  complete = 0
  excepted = 0
  total = 0
  readonly findings: Record<string, number> = {}
  readonly verdicts: Partial<Record<Verdict, number>> = {}

  add({ run, decisions }: JudgedRun): void {
    this.runs += 1
    this.records += run.records.length
    this.decisions += decisions.length
    for (const { decision } of decisions) {
      const { verdict } = decision.replay
      if (decision.complete) this.complete += 1
      this.verdicts[verdict] = (this.verdicts[verdict] ?? 0) + 1
    }
  }

  addFinding({ code, excepted }: Finding): void {
    this.total += 1
    if (excepted !== null) this.excepted += 1
    this.findings[code] = (this.findings[code] ?? 0) + 1
  }
}
