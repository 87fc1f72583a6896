import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffCounts, diffLines } from '../../../renderer/components/code/diff-lines.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'permit (', '};', ''), { maxLength: 8 })
  .map((lines) => lines.join('\n'))

describe('the difference of two texts', () => {
  it('holds every line of both in its order, and nothing else', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after)
        const old = lines.filter((line) => line.old !== null)
        const next = lines.filter((line) => line.new !== null)
        expect(old.map((line) => line.text).join('\n')).toBe(before)
        expect(next.map((line) => line.text).join('\n')).toBe(after)
        expect(old.map((line) => line.old)).toEqual(old.map((_, at) => at + 1))
        expect(next.map((line) => line.new)).toEqual(next.map((_, at) => at + 1))
        if (before === after) expect(lines.every(({ kind }) => kind === 'equal')).toBe(true)
      }),
    )
  })

  it('marks what differs within a line', () => {
    const [removed, added] = diffLines('context.risk.score <= 40', 'context.risk.score <= 45')
    expect([removed?.changed, added?.changed]).toEqual([[[23, 24]], [[23, 24]]])
  })

  it('shows line ends that differ, and a missing end of the last line', () => {
    expect(diffCounts(diffLines('a\r\nb', 'a\nb'))).toEqual({ added: 1, removed: 1, places: 1 })
    expect(diffCounts(diffLines('a\n', 'a')).removed).toBeGreaterThan(0)
    expect(diffCounts(diffLines('a\r\nb\r\n', 'a\r\nb\r\n')).places).toBe(0)
  })
})
