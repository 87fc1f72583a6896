import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EvidenceRecord } from '../../../shared/model/evidence.ts'
import { volumeDefinitions, writeVolume } from '../../fixtures/volume.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-volume-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function linesOf(records: number, seed: number) {
  const path = join(folder, `${records}-${seed}.ndjson`)
  const volume = await writeVolume(path, { records, seed })
  const text = readFileSync(path, 'utf8')
  return { volume, path, text, lines: text.split('\n').slice(0, -1) }
}

describe('a file of any size', () => {
  it('has exactly as many records as were asked for, each as the format has it', async () => {
    for (const records of [100, 1_003, 2_000]) {
      const { volume, path, lines } = await linesOf(records, 5)
      expect(lines).toHaveLength(records)
      expect(volume).toMatchObject({ records, bytes: statSync(path).size })
      const outcomes = lines.filter((line) => EvidenceRecord.parse(JSON.parse(line)).outcome !== undefined)
      expect(volume.decisions).toBe(outcomes.length)
    }
  })

  it('gives equal bytes for equal seeds and others for another', async () => {
    const first = await linesOf(300, 1)
    expect((await linesOf(300, 1)).text).toBe(first.text)
    expect((await linesOf(300, 2)).text).not.toBe(first.text)
  })

  it('numbers its streams without a gap and chains the one that is chained', async () => {
    const seen = new Map<string, number>()
    let prev: string | undefined
    for (const line of (await linesOf(1_000, 3)).lines) {
      const { stream } = EvidenceRecord.parse(JSON.parse(line))
      expect(stream?.seq).toBe((seen.get(stream?.id ?? '') ?? 0) + 1)
      seen.set(stream?.id ?? '', stream?.seq ?? 0)
      if (stream?.id !== 'pdp') continue
      expect(stream.prev).toBe(prev)
      prev = `sha256:${createHash('sha256').update(line).digest('hex')}`
    }
    expect([...seen.keys()].toSorted()).toEqual(['iam-connector', 'orchestrator', 'pdp'])
  })

  it('comes with the definitions of its workflows and one bundle', () => {
    const names = volumeDefinitions(folder).map((path) => [
      path.split(/[/\\]/).at(-1),
      statSync(path).isFile(),
    ])
    expect(names).toEqual([
      ['joiner-3.2.0.yaml', true],
      ['mover-2.4.0.json', true],
      ['mover-2.4.1.yaml', true],
      ['mover-2.4.1.boundary.yaml', true],
      ['volume-policies', false],
    ])
  })
})
