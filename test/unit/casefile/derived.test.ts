import { describe, expect, it } from 'vitest'
import { type CaseFile, openCase } from '../../../shared/casefile/case-file.ts'
import { caseFolder, createCase, START, TOOLS } from '../../fixtures/case-evidence.ts'
import { decisionOf, findingOf } from '../../fixtures/decision.ts'

const idsOf = (rows: Iterable<{ readonly json: string }>) =>
  Array.from(rows, ({ json }) => (JSON.parse(json) as { id: string }).id)

function rebuild(file: CaseFile, names: readonly string[]): void {
  using writer = file.replaceDerived()
  for (const name of names) {
    writer.addRun({
      id: name,
      workflow: undefined,
      start: 1.25,
      end: 2.5,
      lines: [
        { source: 1, index: 4_000_000_000 },
        { source: 2, index: 0 },
      ],
    })
    writer.addDecision(decisionOf(`${name}/assign#1`, { run: name, findings: ['BD-03', 'RP-01', 'BD-03'] }), [
      findingOf('BD-03', `${name}/assign#1`),
    ])
  }
  writer.finish({ duplicates: new Map([[1, names.length]]), totals: new Map([['records', 7]]) })
}

describe('the derived tables', () => {
  it('are replaced whole, counted and indexed again', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using file = createCase(path)
    file.sources.begin(START)
    rebuild(file, ['r-1', 'r-2'])
    rebuild(file, ['r-3', 'r-4', 'r-5'])
    expect(file.meta.derived).toBe('current')
    expect(idsOf(file.decisions.iterate())).toEqual(['r-3/assign#1', 'r-4/assign#1', 'r-5/assign#1'])
    expect([...file.findings.iterate()]).toEqual(
      ['r-3', 'r-4', 'r-5'].map((run) => findingOf('BD-03', `${run}/assign#1`)),
    )
    expect([...file.tallies.of('verdict')]).toEqual([['reproduced', 3]])
    expect([...file.tallies.of('finding')]).toEqual([['BD-03', 3]])
    expect(Object.fromEntries(file.tallies.of('total'))).toEqual({
      decisions: 3,
      findings: 3,
      records: 7,
      runs: 3,
    })
    expect(file.sources.get(1).duplicates).toBe(3)
    expect(file.runs.get('r-4')).toEqual({
      ord: 2,
      id: 'r-4',
      workflow: undefined,
      start: 1.25,
      end: 2.5,
      lines: [
        { source: 1, index: 4_000_000_000 },
        { source: 2, index: 0 },
      ],
    })
    expect([...file.runs.iterate()]).toHaveLength(3)
    expect(file.findings.of('decision', 'r-5/assign#1')).toHaveLength(1)
    expect(file.findings.of('run', 'r-5/assign#1')).toEqual([])
    // Opening holds the schema against ours: every index is back, letter for letter.
    file.close()
    openCase(path, { access: 'read-only', ...TOOLS }).close()
  })

  it('are as they were when a rebuild fails or is left', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using file = createCase(path)
    rebuild(file, ['r-1', 'r-2'])
    expect(() => {
      using writer = file.replaceDerived()
      for (let at = 0; at < 200; at++) writer.addDecision(decisionOf(`d-${at}`), [])
      throw new Error('engine lost')
    }).toThrow('engine lost')
    const left = file.replaceDerived()
    left.addDecision(decisionOf('d-1'), [])
    left.abort()
    left.abort()
    expect(idsOf(file.decisions.iterate())).toEqual(['r-1/assign#1', 'r-2/assign#1'])
    expect(file.decisions.get('r-2/assign#1')?.ord).toBe(2)
    file.close()
    openCase(path, { access: 'read-write', ...TOOLS }).close()
  })

  it('are stale once evidence or a definition came after them', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    rebuild(file, ['r-1'])
    file.sources.begin(START)
    expect(file.meta.derived).toBe('stale')
    rebuild(file, ['r-1'])
    const workflow = {
      kind: 'workflow' as const,
      name: 'joiner.yaml',
      importedAt: START.importedAt,
      importedBy: 'auditor',
      files: [{ path: 'joiner.yaml', bytes: Buffer.from('id: joiner') }],
    }
    file.definitions.add(workflow)
    expect(file.meta.derived).toBe('stale')
    rebuild(file, ['r-1'])
    expect(file.definitions.add(workflow).added).toBe(false)
    expect(file.meta.derived).toBe('current')
  })

  it('keep integers beyond 2^53 whole', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const value = JSON.rawJSON('9007199254740993') as unknown as { rawJSON: string }
    using writer = file.replaceDerived()
    writer.addDecision(
      decisionOf('d-1', {
        attributes: [{ name: 'context.risk', value, source: undefined, asOf: undefined }],
      }),
      [],
    )
    writer.finish({ duplicates: new Map() })
    expect(file.decisions.get('d-1')?.json).toContain('"value":9007199254740993}')
  })

  it('page by key, to the last row and no further', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    using writer = file.replaceDerived()
    for (let at = 0; at < 1200; at++) {
      writer.addDecision(decisionOf(`d-${at}`, { run: at % 2 === 0 ? 'even' : 'odd' }), [
        findingOf('EV-01', `d-${at}`),
      ])
    }
    writer.finish({ duplicates: new Map() })
    const first = file.decisions.page([{ field: 'run', value: 'odd' }])
    expect([first.rows.length, first.total]).toEqual([500, 600])
    const second = file.decisions.page([{ field: 'run', value: 'odd' }], { after: first.next!, limit: 9999 })
    expect([second.rows.length, second.total, second.next]).toEqual([100, 600, undefined])
    expect(idsOf(second.rows).at(-1)).toBe('d-1199')
    expect(file.decisions.page([], { limit: 0 }).rows).toHaveLength(1)
    expect([...file.decisions.iterate()]).toHaveLength(1200)
    expect(file.findings.page(['EV-01'], { after: 1100 })).toMatchObject({ next: undefined, total: 1200 })
    expect(file.findings.page(['EV-02'])).toEqual({ rows: [], next: undefined, total: 0 })
  })
})
