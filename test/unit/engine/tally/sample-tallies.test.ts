import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../../shared/engine.ts'
import { openCaseFile } from '../../../../shared/engine.ts'
import type { Decision } from '../../../../shared/model/decision.ts'
import { SAMPLE_FILES } from '../../../../shared/samples/index.ts'
import { placeRecords } from '../../../../shared/engine/read-runs.ts'
import { caseFolder } from '../../../fixtures/case-evidence.ts'
import { foundIn } from '../../../fixtures/sample/found-in-case.ts'

let folder: ReturnType<typeof caseFolder>
let file: CaseFile
let decisions: readonly Decision[]

beforeAll(async () => {
  folder = caseFolder()
  ;({ decisions } = await foundIn(folder.path('c.docket'), SAMPLE_FILES))
  file = openCaseFile(folder.path('c.docket'), 'read-only')
}, 60_000)
afterAll(() => {
  file.close()
  folder[Symbol.dispose]()
})

/** All runs with their raw records, read one by one. */
function* runs() {
  const formats = new Map(file.sources.list().map(({ id, format }) => [id, format]))
  for (const run of file.runs.iterate()) {
    const raw = file.lines.rawMany(run.lines)
    const records = run.lines.flatMap((place, at) =>
      placeRecords(place, formats.get(place.source)!, raw[at]!).filter(({ record }) => record.run === run.id),
    )
    yield { run, records }
  }
}

const tallies = () =>
  file.workflowTallies
    .heads(100)
    .map(({ workflow, version }) => file.workflowTallies.of(workflow, version, 500)!)

describe('the tallies of the sample case', () => {
  it('count the runs and decisions of each version', () => {
    const naive = new Map<string, number>()
    for (const { run } of runs()) {
      const name = `${run.workflow?.id} ${run.workflow?.version}`
      naive.set(name, (naive.get(name) ?? 0) + 1)
    }
    expect(
      new Map(tallies().map(({ workflow, version, runs: many }) => [`${workflow} ${version}`, many])),
    ).toEqual(naive)
    for (const { workflow, version, decisions: many } of tallies())
      expect(many).toBe(
        decisions.filter((each) => each.workflow?.id === workflow && each.workflow.version === version)
          .length,
      )
  })

  it('count for each transition the runs whose records name it, but for approvals that wait', () => {
    for (const tally of tallies()) {
      const naive = new Map<string, number>()
      for (const { run, records } of runs()) {
        if (run.workflow?.id !== tally.workflow || run.workflow.version !== tally.version) continue
        const names = records.flatMap(({ record }) => {
          const { transition, approval, check, outcome, action, attributes, model } = record
          const onlyApproval =
            approval !== undefined &&
            [check, outcome, action, attributes, model].every((fact) => fact === undefined)
          return transition === undefined || onlyApproval
            ? []
            : [`${transition.id} ${transition.from} ${transition.to}`]
        })
        for (const name of new Set(names)) naive.set(name, (naive.get(name) ?? 0) + 1)
      }
      expect(
        new Map(tally.transitions.map(({ id, from, to, runs: many }) => [`${id} ${from} ${to}`, many])),
        tally.version,
      ).toEqual(naive)
    }
  })

  it('find as many deviations as runs breach WF-01, and name those runs', () => {
    const found = tallies().flatMap(({ workflow, version, transitions }) =>
      transitions
        .filter(({ defined }) => !defined)
        .flatMap((transition) =>
          file.workflowTallies.deviations(workflow, version, transition).rows.map(({ run }) => run),
        ),
    )
    expect(found).toEqual([...file.findings.iterate(['WF-01'])].map(({ subject }) => subject.id))
    expect(found).toHaveLength(3)
  })

  it('count the inputs that decisions evaluated, and those of them that breach BD-01', () => {
    for (const { workflow, version, inputs } of tallies()) {
      const own = decisions.filter(
        (each) => each.workflow?.id === workflow && each.workflow.version === version,
      )
      const naive = new Map<string, number>()
      for (const { attributes } of own)
        for (const { name } of attributes) naive.set(name, (naive.get(name) ?? 0) + 1)
      expect(new Map(inputs.map(({ name, evaluated }) => [name, evaluated]))).toEqual(naive)
      for (const { name, unapproved } of inputs) {
        const breaches = own.filter(
          ({ id, findings }) =>
            findings.includes('BD-01') &&
            file.findings
              .of('decision', id)
              .some(({ code, message }) => code === 'BD-01' && message.includes(`${name} = `)),
        )
        expect(unapproved, name).toBe(breaches.length)
      }
    }
  })

  it('count the decisions of each policy version, those not in force among them, and each on one day', () => {
    const heads = file.policyTallies.heads(100)
    for (const { kind, policy, version, decisions: many, notInForce, furtherDays } of heads) {
      const own = decisions.filter((each) =>
        kind === 'none'
          ? each.policy === undefined
          : each.policy?.id === policy && each.policy.version === version,
      )
      expect(many).toBe(own.length)
      expect(notInForce).toBe(own.filter(({ findings }) => findings.includes('RP-02')).length)
      if (kind !== 'named') continue
      const days = file.policyTallies.of(policy, 100).find((each) => each.version === version)?.days ?? []
      expect(days.reduce((sum, day) => sum + day.decisions, furtherDays)).toBe(many)
    }
    expect(heads.reduce((sum, { decisions: many }) => sum + many, 0)).toBe(decisions.length)
  })
})
