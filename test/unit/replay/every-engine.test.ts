import { describe, expect, it } from 'vitest'
import { engineNamed } from '../../../shared/replay/engines.ts'
import type { CompiledPolicy, Evaluated } from '../../../shared/replay/policy-engine.ts'
import { isRead } from '../../../shared/replay/reads.ts'
import { ENGINE_CASES, type EngineCase } from '../../fixtures/engine-cases.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

/** What no engine may answer, or break down over. */
const HOSTILE = [
  '',
  'not json',
  '[]',
  'null',
  '{"a":1,"a":2}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  '{"__proto__":{"department":"Finance","risk":1}}',
  '{"context":{"risk":1e400}}',
  '{"input":{"risk":1e-999999999}}',
  '9007199254740993',
  '[9007199254740993]',
]

const versionOf = ({ engine }: EngineCase, texts: EngineCase['texts']) =>
  policyVersion({
    engine,
    texts,
    ...(engine === 'cerbos' ? { policy: 'resource.role', version: 'default' } : {}),
  })

function compiled(each: EngineCase): CompiledPolicy {
  const made = engineNamed(each.engine).compile(versionOf(each, each.texts))
  if (made.kind === 'blocked') throw new Error(made.detail)
  return made
}

function answer(policy: CompiledPolicy, text: string): Evaluated {
  const given = policy.evaluate({ text, at: '2026-05-14T02:13:08.020Z' })
  if (!given.ok) throw new Error(given.why)
  return given
}

describe.each(ENGINE_CASES)('$engine, as every engine', (each) => {
  const { engine, request, rule, reads } = each
  const policy = compiled(each)

  it('permits by the rule that held, and denies where none did', () => {
    const permit = answer(policy, request('"Finance"', '12'))
    expect(permit).toMatchObject({ outcome: 'permit', determining: [rule], errors: [] })
    for (const other of [request('"Sales"', '12'), request('"Finance"', '41')])
      expect(answer(policy, other).outcome).toBe('deny')
    expect(permit.clock).toBeUndefined()
  })

  it('gives the same answer to the same request, however often and after whatever else', () => {
    const first = answer(policy, request('"Finance"', '12'))
    for (const text of HOSTILE) policy.evaluate({ text })
    expect(answer(policy, request('"Finance"', '12'))).toEqual(first)
  })

  it('rounds no integer that JSON can hold', () => {
    // 2^53 and 2^53 + 1 are one double; an engine that counts in doubles has to say so rather than answer.
    const [even, odd] = ['9007199254740992', '9007199254740993'].map((risk) =>
      policy.evaluate({ text: request('"Finance"', risk) }),
    )
    for (const given of [even, odd]) expect(given?.ok === true ? given.outcome : 'deny').toBe('deny')
  })

  it('never throws for what a request holds, and answers no permit to what is no request', () => {
    for (const text of HOSTILE) {
      const given = policy.evaluate({ text })
      expect(given.ok ? given.outcome : 'deny', text.slice(0, 40)).toBe('deny')
    }
  })

  it('tells what its texts read, and no evaluation reads more', () => {
    const stated = policy.staticReads()
    for (const name of reads) expect(isRead(stated ?? new Set(), name), name).toBe(true)
    const { reads: read = [] } = answer(policy, request('"Finance"', '12'))
    for (const name of read) expect(isRead(stated ?? new Set(), name), name).toBe(true)
  })

  it('names the rules of its texts as it names those that decide, each with its place', () => {
    const { rules } = engineNamed(engine).readText(versionOf(each, each.texts))
    const place = rules.find(({ ids }) => ids.includes(rule))
    expect(place?.from).toBeLessThan(place?.to ?? 0)
    expect([...policy.ruleNames().values()]).toContain(rule)
  })

  it('tells the literals that its texts hold values against', () => {
    expect(policy.literals()).toContain('"Finance"')
    expect(policy.literals().map(Number)).toContain(40)
  })

  it('finds nothing decided that an attribute could change, where it evaluates partially', () => {
    const [department = '', risk = ''] = reads
    for (const name of [department, risk]) {
      const left = policy.residual?.({ text: request('"Finance"', '12') }, name)
      expect(left?.kind ?? 'open').not.toBe('decided')
    }
  })

  it('is blocked by a text that is broken, in words', () => {
    const made = engineNamed(engine).compile(versionOf(each, each.broken))
    expect(made).toMatchObject({ kind: 'blocked', reason: 'evaluation-error' })
    expect(made.kind === 'blocked' ? made.detail : '').not.toBe('')
  })

  it('reads a broken text, and text that is none, without throwing', () => {
    const named = engineNamed(engine)
    const path = Object.keys(each.texts)[0] ?? ''
    for (const texts of [each.broken, { [path]: '\u0000' }, { [path]: '{'.repeat(2_000) }]) {
      expect(() => named.readText(versionOf(each, texts))).not.toThrow()
      expect(() => named.traps(versionOf(each, texts))).not.toThrow()
      expect(() => named.compile(versionOf(each, texts))).not.toThrow()
    }
  })
})
