import ELK from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import { drawingOf, type Layout } from '../../../renderer/views/workflows/layout.ts'
import type { StageLine, TransitionLine } from '../../../shared/model/workflow-view.ts'

// A CommonJS module, whose types say that it is none.
const elk = new (ELK as unknown as new () => { layout: Layout })()
const draw = (stages: readonly string[], transitions: readonly TransitionLine[]) =>
  drawingOf({ stages: stages.map(stageLine), transitions: [...transitions] }, (graph) => elk.layout(graph))

function stageLine(stage: string): StageLine {
  return { stage, place: 'between', runs: 1, idle: 0, timed: 0, median: null, p95: null }
}

function way(from: string, to: string, parts: Partial<TransitionLine> = {}): TransitionLine {
  return {
    id: to,
    from,
    to,
    function: null,
    policy: null,
    decides: false,
    defined: 'defined',
    runs: 1,
    taken: 1,
    excepted: 0,
    timed: 0,
    median: null,
    p95: null,
    findings: [],
    ...parts,
  }
}

const STAGES = ['intake', 'enrich', 'evaluate', 'assign', 'done']
const JOINER = [
  way('intake', 'enrich'),
  way('enrich', 'evaluate'),
  way('evaluate', 'assign'),
  way('evaluate', 'done', { id: 'refuse' }),
  way('assign', 'done'),
  way('enrich', 'assign', { id: 'skip', defined: 'undefined', runs: 3, taken: 3 }),
]

describe('the drawing of a workflow', () => {
  it('lays the way that the definition gives first on one straight line, what it lacks above it', async () => {
    const { stages, lines } = await draw(STAGES, JOINER)
    const [first, ...others] = stages.map(({ y }) => y)
    expect(others.every((y) => Math.abs(y - (first ?? 0)) < 1)).toBe(true)
    expect(stages.map(({ x }) => x)).toEqual(stages.map(({ x }) => x).toSorted((a, b) => a - b))
    const label = (id: string) => lines.find(({ transition }) => transition.id === id)?.label.y ?? 0
    expect(label('skip')).toBeLessThan(first ?? 0)
    expect(label('refuse')).toBeGreaterThan(first ?? 0)
  })

  it('does not depend on how often anything was taken', async () => {
    const places = async (taken: number) =>
      (
        await draw(
          STAGES,
          JOINER.map((line) => ({ ...line, taken, runs: taken })),
        )
      ).stages.map(({ y }) => y)
    expect(await places(9)).toEqual(await places(3))
  })

  it('draws a way back, a way to itself, stages that nothing reaches, and names that mean something elsewhere', async () => {
    const names = ['__proto__', 'constructor', '<script>', 'stage 0']
    const { stages, lines } = await draw(names, [
      way('__proto__', 'constructor'),
      way('constructor', '__proto__'),
      way('constructor', 'constructor', { id: 'again' }),
    ])
    expect(stages.map(({ stage }) => stage.stage)).toEqual(names)
    expect(lines).toHaveLength(3)
    expect(lines.every(({ points }) => points.length >= 2)).toBe(true)
  })
})
