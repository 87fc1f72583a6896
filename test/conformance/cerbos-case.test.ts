import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../shared/model/decision.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { docket, ndjson } from '../fixtures/cli.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const data = vectorFolder('cerbos-decision-log')

describe.skipIf(data === null)(
  data === null ? absent('cerbos-decision-log') : 'a real Cerbos audit log',
  () => {
    it('gives a decision for each resource and action, with what the log says of it', async () => {
      using folder = caseFolder()
      const at = folder.path('c.docket')
      const imported = await docket('import', at, join(data ?? '', 'run_disk/audit.log'), '--json')
      expect(imported.code).toBe(0)
      expect(JSON.parse(imported.stdout)).toMatchObject({
        files: [{ format: 'cerbos-audit-log', records: 704, quarantined: 0 }],
        rebuild: { decisions: 1023, verdicts: { unreplayable: 1023 } },
      })
      const decisions = ndjson<Decision>(await docket('decisions', at, '--json'))
      // 45 answers were given by no policy at all: nothing matched.
      const reasons = Object.groupBy(decisions, ({ replay }) => replay.reason ?? 'none')
      expect(Object.entries(reasons).map(([reason, { length }]) => [reason, length])).toEqual(
        expect.arrayContaining([
          ['policy-version-missing', 978],
          ['no-policy-recorded', 45],
        ]),
      )
      expect(decisions.find(({ id }) => id === '01M84SMR4PFXJ2YVY70VZ2VRA1/0/approve')).toMatchObject({
        actor: { id: 'dmitri' },
        policy: { id: 'resource.role_assignment', version: '2026_07' },
        outcome: 'deny',
        evidence: { attributes: ['s1:0'], policy: ['s1:0'], outcome: ['s1:0'] },
      })
    })

    it('gives verdicts with the folder of policies beside it, and no other file', async () => {
      using folder = caseFolder()
      const at = folder.path('c.docket')
      const imported = await docket(
        'import',
        at,
        join(data ?? '', 'run_disk/audit.log'),
        join(data ?? '', 'run_disk/policies_after'),
        '--json',
      )
      const { rebuild } = JSON.parse(imported.stdout) as { rebuild: { verdicts: unknown } }
      // The one that diverges is the one that the vendor's engine does not reproduce with this content.
      expect(rebuild.verdicts).toEqual({ reproduced: 977, diverged: 1, unreplayable: 45 })
    })
  },
)
