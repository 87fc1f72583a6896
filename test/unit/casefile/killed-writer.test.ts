import { describe, expect, it } from 'vitest'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { caseFolder, createCase, START, TOOLS } from '../../fixtures/case-evidence.ts'

const WRITER = new URL('../../fixtures/append-until-killed.ts', import.meta.url).pathname

/** Lets a writer run until `kill` says so of the lines it reports; gives the most lines it said it kept. */
async function killWriter(path: string, delayMs: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  writer.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(writer.stdout, 'data')
  await new Promise((resume) => {
    setTimeout(resume, delayMs)
  })
  writer.kill('SIGKILL')
  await once(writer, 'close')
  return Number(output.trim().split('\n').at(-1)) || 0
}

describe('a writer killed at any moment', () => {
  it('leaves a case that opens, holds what was kept, whole, and can be gone on with', async () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using made = createCase(path)
    made.sources.begin(START)
    made.close()
    let before = 0
    for (const delayMs of [3, 11, 26, 47, 80]) {
      const kept = await killWriter(path, delayMs)
      using file = openCase(path, { access: 'read-only', ...TOOLS })
      const { state } = file.sources.get(1)
      expect(state.lines).toBeGreaterThanOrEqual(Math.max(kept, before))
      expect(state.lines % 97).toBe(0)
      let next = 0
      for (const { index, bytes } of file.lines.rawSequential(1)) {
        expect(index).toBe(next++)
        expect(Buffer.from(bytes).toString()).toContain(`"e-${index}"`)
      }
      expect(next).toBe(state.lines)
      expect([...file.lines.segments(1)]).toHaveLength(state.lines / 97)
      expect([...file.quarantine.iterate(1)]).toHaveLength(state.quarantined)
      expect(file.lines.tree(1).size).toBe(state.lines)
      expect(file.custody.check()).toEqual({ ok: true, entries: state.lines / 97 })
      before = state.lines
    }
    expect(before).toBeGreaterThan(0)
  })
})
