/** How an engine answered one case of a suite that somebody else wrote. */
export interface CaseResult {
  readonly name: string
  /** `refused`: no answer, with the reason in words. `wrong`: another answer, with nothing said. */
  readonly result: 'right' | 'refused' | 'wrong'
  /** Why it was refused, or how the answer differs. */
  readonly detail?: string
}

/** Cases of an engine's vendor or standard, held against the engine here. */
export interface Suite {
  readonly name: string
  /** The share of the counted cases that must be right, from 0 to 1. No case at all may be wrong. */
  readonly atLeast: number
  /** Whether a case counts for the share; absent: all do. */
  counted?(name: string): boolean
  /** All results, or why the suite cannot be run: its cases are not beside the project. */
  run(): Promise<readonly CaseResult[] | string>
}

/** What a suite came to. */
export interface SuiteFigures {
  readonly cases: number
  readonly right: number
  readonly refused: number
  readonly wrong: readonly CaseResult[]
  /** How often each reason was given, most often first. */
  readonly reasons: readonly (readonly [reason: string, times: number])[]
  /** Of the counted cases; 1 where none is counted. */
  readonly shareRight: number
}

export function figuresOf(suite: Suite, results: readonly CaseResult[]): SuiteFigures {
  const ofResult = (result: CaseResult['result']) => results.filter((each) => each.result === result)
  const counted = results.filter(({ name }) => suite.counted?.(name) ?? true)
  const countedRight = counted.filter(({ result }) => result === 'right').length
  return {
    cases: results.length,
    right: ofResult('right').length,
    refused: ofResult('refused').length,
    wrong: ofResult('wrong'),
    reasons: tally(ofResult('refused').map(({ detail }) => detail ?? 'no reason given')),
    shareRight: counted.length === 0 ? 1 : countedRight / counted.length,
  }
}

function tally(reasons: readonly string[]): SuiteFigures['reasons'] {
  const times = new Map<string, number>()
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1)
  return [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}
