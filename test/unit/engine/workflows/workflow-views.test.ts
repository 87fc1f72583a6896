import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviatingRuns, workflowInFull, workflowList, workflowText } from '../../../../shared/engine.ts'
import { WORKFLOWS } from '../../../../shared/contract/workflows.ts'
import { WorkflowInFull } from '../../../../shared/model/workflow-view.ts'
import { sampleCase } from '../../../fixtures/sample-case.ts'

const MINUTE = 60_000

let sample: Awaited<ReturnType<typeof sampleCase>>
beforeAll(async () => void (sample = await sampleCase()), MINUTE)
afterAll(() => sample[Symbol.dispose]())

const inFull = (id: string, version: string) => {
  const workflow = workflowInFull(sample.file, id, version)
  return workflow === undefined ? undefined : WorkflowInFull.parse(workflow)
}

describe('the workflows of a case', () => {
  it('are listed by id, defined versions in time, those that only runs name after them', () => {
    const list = WORKFLOWS['workflows.list'].output.parse(workflowList(sample.file))
    expect(list.versions.map(({ id, version, definition }) => `${id} ${version} ${definition}`)).toEqual([
      'helpdesk 1.0.0 given',
      'joiner 3.2.0 given',
      'joiner 3.2.1 missing',
      'joiner 9.9.9 missing',
      'leaver 1.1.0 given',
      'mover 2.4.0 given',
      'mover 2.4.1 given',
      'vendor-access 1.3.0 given',
    ])
    expect(list.versions.filter(({ conflict }) => conflict).map(({ id }) => id)).toEqual(['leaver'])
    expect([list.tallied, list.more, list.unnamed]).toEqual([true, 0, 0])
  })

  it('that nothing names are not there', () => {
    expect(inFull('joiner', '1.0.0')).toBeUndefined()
  })
})

describe('a workflow version', () => {
  it('shows what runs took and its definition lacks, after what it has, with the finding', () => {
    const transitions = inFull('joiner', '3.2.0')?.transitions ?? []
    expect(transitions.map(({ id, defined }) => `${id} ${defined}`)).toEqual([
      'enrich defined',
      'evaluate defined',
      'assign defined',
      'refuse defined',
      'withdraw defined',
      'notify defined',
      'finish defined',
      'assign-direct undefined',
    ])
    expect(transitions.at(-1)).toMatchObject({
      runs: 3,
      taken: 3,
      findings: [{ code: 'WF-01', severity: 'high', count: 3 }],
    })
  })

  it('puts inputs that were used and not approved on top, and those never used below', () => {
    const inputs = inFull('joiner', '9.9.9')?.inputs ?? []
    expect(inputs.map(({ evaluated }) => evaluated)).toEqual([1, 1, 1, 0, 0, 0, 0])
    const [first, ...others] = inFull('joiner', '3.2.0')?.inputs ?? []
    expect(first).toMatchObject({ name: 'context.location', approved: 'not-approved', unapproved: 46 })
    expect(others.find(({ name }) => name === 'session.ip')).toMatchObject({
      approved: 'not-approved',
      unapproved: 0,
    })
  })

  it('without a definition is drawn on the one that counts for its runs, and says so', () => {
    expect(inFull('joiner', '9.9.9')).toMatchObject({
      definition: 'missing',
      file: null,
      drawnOn: '3.2.0',
      judgedBy: [{ version: '3.2.0', runs: 1 }],
      runs: 1,
    })
  })

  it('tells a boundary given beside it by that file, and when its review is due', () => {
    expect(inFull('mover', '2.4.1')?.boundary).toMatchObject({ file: 'mover-2.4.1.boundary.yaml' })
    expect(inFull('joiner', '3.2.0')?.boundary?.review).toEqual({
      every: 'P90D',
      last: '2026-04-15',
      due: '2026-07-14',
    })
    expect(inFull('helpdesk', '1.0.0')?.boundary).toBeNull()
  })

  it('gives both of two definitions that differ, the first as the one that counts', () => {
    const files = workflowText(sample.file, 'leaver', '1.1.0')
    expect(files.map(({ name, counts }) => [name, counts])).toEqual([
      ['leaver-1.1.0.yaml', true],
      ['leaver-1.1.0-copy.yaml', false],
    ])
    expect(files[0]?.text).toContain('id: leaver')
  })

  it('names the runs of a deviation page by page, each with the decision that came of it', () => {
    const wanted = {
      id: 'joiner',
      version: '3.2.0',
      transition: { id: 'assign-direct', from: 'enrich', to: 'assign' },
      limit: 2,
    }
    const first = deviatingRuns(sample.file, { ...wanted, after: undefined })
    const second = deviatingRuns(sample.file, { ...wanted, after: first.next ?? undefined })
    expect([first.rows.length, second.rows.length, second.next, first.total]).toEqual([2, 1, null, 3])
    expect(first.rows[0]).toMatchObject({
      run: 'r-89602',
      at: '2026-05-19T21:06:40.118Z',
      actor: 'agent:prov-3',
      entitlement: 'erp/po-buyer',
      decision: { id: 'r-89602/assign-direct#1' },
    })
  })
})
