import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCampaign, openCaseFile, sealToFile } from '../../shared/engine.ts'
import { ENTRY } from '../../shared/model/packet.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { hasTool } from '../fixtures/has-tool.ts'
import { withEntry } from '../fixtures/packet-surgery.ts'
import { AUDITOR } from '../fixtures/packet-tools.ts'
import { ANA, person, planOf } from '../fixtures/review-acts.ts'
import { foundIn } from '../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

const SCRIPT = fileURLToPath(new URL('../fixtures/draw_sample.py', import.meta.url))
const hasPython = hasTool('python3', '--version')
const acting = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }

let folder: ReturnType<typeof caseFolder>
let packet: Buffer

/** Forty decisions in two strata, six of each drawn by a seed that is no plain word. */
beforeAll(async () => {
  folder = caseFolder()
  const path = folder.path('c.docket')
  await foundIn(path, writeSmallCase(folder.path('in'), runsOf(40)))
  using file = openCaseFile(path, 'read-write')
  const plan = planOf({
    sample: {
      strata: [{ kind: 'finding', code: 'BD-03' }, { kind: 'workflow', workflow: 'none' }, { kind: 'rest' }],
      size: { method: 'fixed', size: 6 },
      minimum: 0,
      seed: "Zoë's seed, 2026/Q2",
    },
  })
  openCampaign(file, plan, { ...acting, person: person(ANA) })
  await sealToFile(file, folder.path('a.packet'), { ...acting, where: [], signers: [AUDITOR.signer] })
  packet = readFileSync(folder.path('a.packet'))
}, 60_000)
afterAll(() => folder[Symbol.dispose]())

function byPython(bytes: Uint8Array): string {
  writeFileSync(folder.path('b.packet'), bytes)
  const { stdout, stderr } = spawnSync('python3', [SCRIPT, 'b.packet'], {
    cwd: folder.path('.'),
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}

describe.skipIf(!hasPython)(
  'a sample drawn again from a packet by a few lines of Python (needs python3)',
  () => {
    it('is the one that was reviewed', () => {
      expect(byPython(packet)).toMatch(/^\d+ of 40 drawn again\n$/)
    })

    it('is another by another seed', async () => {
      const other = await withEntry(packet, ENTRY.review, (text) =>
        text.replaceAll("Zoë's seed", "Zoe's seed"),
      )
      expect(byPython(other)).toBe('does not hold: sample\n')
    })

    it('is not drawn from a population that lacks one', async () => {
      const fewer = await withEntry(packet, 'review/01-stratum-03.txt', (text) => text.replace(/^.*\n/, ''))
      expect(byPython(fewer)).toBe('does not hold: stratum 3\n')
    })
  },
)
