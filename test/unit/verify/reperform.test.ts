import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../../shared/model/decision.ts'
import { DocketError } from '../../../shared/model/error.ts'
import type { Finding } from '../../../shared/model/finding.ts'
import type { FoundAgain, RebuildFromPacket, Reperformed } from '../../../shared/verify/reperform.ts'
import { listOf, packetContents, streamOf } from '../../fixtures/packet-contents.ts'
import { failing, seal, verify } from '../../fixtures/packet-tools.ts'

const contents = packetContents(5)
let packet: Buffer
let decisions: readonly Decision[]
let findings: readonly Finding[]

beforeAll(async () => {
  packet = await seal(contents)
  decisions = await listOf(contents.decisions())
  findings = await listOf(contents.findings())
})

function foundAgain(found: readonly Finding[]): () => AsyncIterable<FoundAgain> {
  return streamOf(found.map((finding) => ({ run: finding.subject.id.split('/')[0] ?? '', finding })))
}

/** A rebuild that comes to these decisions and findings. */
function comingTo(change: Partial<Reperformed>): RebuildFromPacket {
  return async () => ({ decisions: streamOf(decisions), findings: foundAgain(findings), ...change })
}

async function again(change: Partial<Reperformed>, bytes = packet) {
  return verify(bytes, { rebuild: comingTo(change) })
}

async function detailOf(id: string, change: Partial<Reperformed>): Promise<string> {
  return (await again(change)).checks.find((check) => check.id === id)?.detail ?? ''
}

function changed(at: number, change: (decision: Decision) => object): () => AsyncIterable<Decision> {
  return streamOf(decisions.map((each, place) => (place === at ? { ...each, ...change(each) } : each)))
}

it('holds where the same comes out, in any order', async () => {
  const report = await again({
    decisions: streamOf(decisions.toReversed()),
    findings: foundAgain(findings.toReversed()),
  })
  expect(report.result).toBe('valid')
  expect(report.checks.find(({ id }) => id === 'reperform.beyond')?.result).toBe('not-checked')
})

it('hands the packet over: definitions with their files, sources, records, settings', async () => {
  let seen: unknown
  await verify(packet, {
    rebuild: async ({ manifest, sources, definitions, records }) => {
      seen = [
        manifest.case,
        sources.map(({ name }) => name),
        definitions.map(({ name, files }) => [name, files.map((file) => file.name)]),
        (await listOf(records())).length,
      ]
      return { decisions: streamOf(decisions), findings: foundAgain(findings) }
    },
  })
  expect(seen).toEqual([
    'erp-ap-2026q2',
    ['orchestrator.ndjson', 'pdp.ndjson'],
    [
      ['joiner.yaml', []],
      ['policies', ['role-assignment/2026.05.2/policy.cedar']],
    ],
    15,
  ])
})

describe('names what comes out otherwise', () => {
  it('a fact of a decision', async () => {
    const change = { decisions: changed(1, () => ({ outcome: 'deny' })) }
    expect(failing(await again(change))).toEqual(['reperform.decisions'])
    expect(await detailOf('reperform.decisions', change)).toBe(
      '"r-1/assign#1": outcome "permit" in the packet, "deny" again',
    )
  })

  it('a field that only one side has', async () => {
    const { subject, ...rest } = decisions[2]!
    expect(subject).toBeDefined()
    const without = streamOf(decisions.map((each, at) => (at === 2 ? (rest as Decision) : each)))
    expect(await detailOf('reperform.decisions', { decisions: without })).toContain('absent again')
  })

  it('a verdict, and not the engine that gave it', async () => {
    const verdict = changed(1, ({ replay }) => ({ replay: { ...replay, verdict: 'diverged' } }))
    expect(failing(await again({ decisions: verdict }))).toEqual(['reperform.replay'])
    const engine = changed(1, ({ replay }) => ({ replay: { ...replay, engine: 'cedar 5.0.0' } }))
    expect(failing(await again({ decisions: engine }))).toEqual([])
    expect(await detailOf('reperform.replay', { decisions: engine })).toContain('1 by another engine version')
  })

  it('a decision that does not come out', async () => {
    const short = { decisions: streamOf(decisions.slice(1)) }
    expect(failing(await again(short))).toEqual(['reperform.decisions', 'reperform.replay'])
  })

  it('a decision that was left out of a packet that claims to hold all', async () => {
    const more = { decisions: streamOf([...decisions, { ...decisions[0]!, id: 'r-0/assign#2' }]) }
    expect(await detailOf('reperform.decisions', more)).toContain('"r-0/assign#2" comes out')
    const chosen = await seal({
      ...contents,
      manifest: { ...contents.manifest, selection: ['transition=assign'] },
    })
    expect(failing(await again(more, chosen))).toEqual([])
  })

  it('a finding left out, invented, or told otherwise', async () => {
    const { code, subject } = findings[0]!
    const name = `${code} of decision ${JSON.stringify(subject.id)}`
    for (const [found, words] of [
      [findings.slice(1), `${name} is not found again`],
      [[...findings, { ...findings[0]!, code: 'BD-03' }], 'is found, and was left out'],
      [findings.map((each, at) => (at === 0 ? { ...each, message: 'x' } : each)), `${name}: message`],
      [findings.map((each, at) => (at === 0 ? { ...each, excepted: null } : each)), `${name}: excepted`],
    ] as const) {
      expect(failing(await again({ findings: foundAgain(found) }))).toEqual(['reperform.findings'])
      expect(await detailOf('reperform.findings', { findings: foundAgain(found) })).toContain(words)
    }
  })

  it('but not what looks beyond the packet', async () => {
    const beyond = { ...findings[0]!, code: 'EV-05', subject: { kind: 'stream' as const, id: 's' } }
    expect(failing(await again({ findings: foundAgain([...findings, beyond]) }))).toEqual([])
    const other = { ...findings[0]!, subject: { kind: 'decision' as const, id: 'another/one#1' } }
    expect(failing(await again({ findings: foundAgain([...findings, other]) }))).toEqual([])
  })
})

it('does not hold where the packet cannot be rebuilt, and says why', async () => {
  const rebuild: RebuildFromPacket = () => {
    throw new DocketError('DEFINITION_INVALID', { path: 'joiner.yaml', format: 'YAML', problem: 'no id' })
  }
  const report = await verify(packet, { rebuild })
  expect(failing(report)).toEqual(['reperform.decisions', 'reperform.replay', 'reperform.findings'])
  expect(report.checks.find(({ id }) => id === 'reperform.decisions')?.detail).toContain('joiner.yaml')
})

it('passes on a cancel and a bug, and closes what it opened', async () => {
  for (const error of [new DocketError('CANCELLED', {}), new TypeError('undefined is not a function')]) {
    let closed = 0
    const rebuild = comingTo({
      async *decisions() {
        yield* []
        throw error
      },
      close: () => void (closed += 1),
    })
    await expect(verify(packet, { rebuild })).rejects.toBe(error)
    expect(closed).toBe(1)
  }
})
