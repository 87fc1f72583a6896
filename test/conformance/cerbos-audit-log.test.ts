import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EvidenceRecord } from '../../shared/model/evidence.ts'
import { readLine } from '../../shared/intake/lines/read-line.ts'
import { recognise } from '../../shared/intake/recognise.ts'
import { readAll } from '../fixtures/intake-evidence.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const folder = vectorFolder('cerbos-decision-log')
const path = `${folder}/run_disk/audit.log`

interface Entry {
  readonly callId: string
  readonly timestamp: string
  readonly checkResources?: {
    readonly inputs: readonly {
      readonly principal: Part
      readonly resource: Part
      readonly actions: readonly string[]
    }[]
    readonly outputs: readonly {
      readonly resourceId: string
      readonly actions: Readonly<Record<string, { readonly effect: string; readonly policy: string }>>
    }[]
  }
}

interface Part {
  readonly id: string
  readonly attr?: Readonly<Record<string, unknown>>
}

/** JSON with big integers as texts of their digits, so that rounding would show. */
function exactly(json: string): unknown {
  const keep = (_: string, value: unknown, { source }: { readonly source: string }) =>
    Number.isInteger(value) && !Number.isSafeInteger(value) ? `integer ${source}` : value
  return JSON.parse(json, keep as (key: string, value: unknown) => unknown)
}

describe.skipIf(folder === null)(
  `the audit log of a Cerbos PDP (${folder ?? absent('cerbos-decision-log')})`,
  () => {
    it('is recognised, and every line of it is an entry', async () => {
      expect(await recognise(path)).toMatchObject({ kind: 'evidence', format: 'cerbos-audit-log' })
      const { end } = await readAll(path, { format: 'cerbos-audit-log' })
      expect(end).toMatchObject({ lines: 704, accepted: 704, quarantined: 0, blank: 0 })
    })

    it('tells each answer as the facts of one decision: check, request, attributes, outcome', () => {
      const seen = { decisions: 0, permits: 0, ids: new Set<string>(), policies: new Set<string>() }
      for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
        const entry = exactly(line) as Entry
        const reading = readLine('cerbos-audit-log', Buffer.from(line))
        const told = exactly(JSON.stringify(reading.ok ? reading.records : [])) as readonly EvidenceRecord[]
        const answers = (entry.checkResources?.outputs ?? []).flatMap((output, index) =>
          Object.entries(output.actions).map(([action, answer]) => ({
            index,
            action,
            answer,
            input: entry.checkResources!.inputs[index]!,
          })),
        )
        expect(told).toHaveLength(answers.length)
        for (const [at, { index, action, answer, input }] of answers.entries()) {
          const record = told[at]!
          const { principal, resource } = input
          expect(record).toMatchObject({
            time: entry.timestamp,
            run: entry.callId,
            id: `${entry.callId}/${index}/${action}`,
            actor: { kind: 'service', id: principal.id },
            outcome: { value: answer.effect === 'EFFECT_ALLOW' ? 'permit' : 'deny' },
          })
          const attributes = new Map(record.attributes?.map(({ name, value }) => [name, value]))
          for (const [name, value] of Object.entries(principal.attr ?? {}))
            expect(attributes.get(`principal.attr.${name}`)).toEqual(value)
          for (const [name, value] of Object.entries(resource.attr ?? {}))
            expect(attributes.get(`resource.attr.${name}`)).toEqual(value)
          expect(attributes.get('resource.id')).toBe(resource.id)
          if (record.check === undefined) expect(answer.policy).toBe('NO_MATCH')
          else {
            expect(record.check).toMatchObject({
              outcome: record.outcome?.value,
              request: { principal, resource, action },
            })
            seen.policies.add(`${record.check.policy.id} ${record.check.policy.version}`)
          }
          seen.decisions++
          seen.permits += Number(record.outcome?.value === 'permit')
          seen.ids.add(record.id)
        }
      }
      expect(seen.decisions).toBe(1023)
      expect(seen.ids.size).toBe(1023)
      expect(seen.permits).toBeGreaterThan(100)
      expect(seen.policies).toContain('resource.role_assignment 2026_07')
    })
  },
)
