import { describe, expect, it } from 'vitest'
import { isRead, readNames } from '../../../shared/replay/reads.ts'
import { compiledCedar } from '../../fixtures/cedar-policy.ts'

function reads(condition: string): readonly string[] {
  const policy = compiledCedar(`permit(principal, action, resource) when { ${condition} };`)
  return [...(policy.staticReads() ?? [])].sort()
}

describe('what a policy reads of the context', () => {
  it.each([
    ['context.subject.department == "Finance"', ['subject.department']],
    ['context has a.b && context["c d"].e.contains(1)', ['a.b', 'c d.e']],
    ['context has risk && principal.risk > 1 && resource has owner', ['risk']],
    ['ip(context.ip).isLoopback() && {Value: context.x, Var: 1}.Value == 1', ['ip', 'x']],
    ['(if context.ok then context.a else {b: 1}).b == 1', ['a', 'ok']],
    ['context.user.boss.name like "*x"', ['user.boss.name']],
    ['context == {}', ['']],
    ['"context.never" == "read"', []],
  ])('%s', (condition, paths) => {
    expect(reads(condition)).toEqual(paths)
  })

  it('is told for templates too', () => {
    const policy = compiledCedar(
      'permit(principal == ?principal, action, resource) unless { context.risk > 3 };',
    )
    expect([...(policy.staticReads() ?? [])]).toEqual(['risk'])
  })

  it('stands for everything below, and tells of what is above', () => {
    const read = new Set(['subject', 'a.b'])
    expect(['subject.department', 'subject', 'a', 'a.b.c'].filter((name) => !isRead(read, name))).toEqual([])
    expect(['subjects', 'a.bc', 'ab'].filter((name) => isRead(read, name))).toEqual([])
    expect(isRead(new Set(['']), 'anything')).toBe(true)
  })

  it('is put into names of attributes where bind lays out the context', () => {
    const bind = {
      principal: undefined,
      action: undefined,
      resource: undefined,
      context: { risk: '{context.riskScore}', who: { dept: '{subject.department}' }, other: '{x}' },
    }
    const names = readNames(new Set(['risk', 'who']), bind)
    expect([...names].sort()).toEqual(['context.riskScore', 'risk', 'subject.department', 'who'])
  })
})
