import type { EngineRequest, Residual } from '../policy-engine.ts'
import { whyNot } from './evaluation.ts'
import { type Judged, judgeRules } from './judge-rules.ts'
import type { Numbers } from './json-values.ts'
import type { PreparedRule } from './prepare-rules.ts'
import { pathsOfName } from './read-name.ts'
import { readRequest } from './request.ts'
import { CelRun } from './run.ts'

/**
 * What is left of the answer when the value of one attribute is not known. A condition that comes to true or false
 * all the same does so for every value: `&&`, `||` and `?:` go on without a side that cannot matter, and nothing
 * else does.
 */
export function residual(
  rules: readonly PreparedRule[],
  numbers: Numbers,
  asked: EngineRequest,
  attribute: string,
): Residual {
  const reading = readRequest(asked, numbers)
  if (!reading.ok) return { kind: 'unknown', why: reading.why }
  const { request } = reading
  const unknown = pathsOfName(attribute)
  const runs = { deny: new CelRun(request.now, unknown), permit: new CelRun(request.now, unknown) }
  try {
    return left(judgeRules(rules, request, runs))
  } catch (error) {
    return { kind: 'unknown', why: whyNot(error) }
  }
}

function left(judged: readonly Judged[]): Residual {
  const [denies, permits] = [statesOf(judged, 'deny'), statesOf(judged, 'permit')]
  const canPermit = permits.includes('holds') || permits.includes('open')
  if (denies.includes('holds') || !canPermit) return { kind: 'decided', outcome: 'deny' }
  if (denies.includes('open') || !permits.includes('holds')) return { kind: 'open' }
  return { kind: 'decided', outcome: 'permit' }
}

type State = 'holds' | 'open' | 'not'

function statesOf(judged: readonly Judged[], effect: PreparedRule['effect']): readonly State[] {
  return judged.filter(({ rule }) => rule.effect === effect).map(stateOf)
}

function stateOf({ holds }: Judged): State {
  if (typeof holds === 'boolean') return holds ? 'holds' : 'not'
  return holds.kind === 'unknown' ? 'open' : 'not'
}
