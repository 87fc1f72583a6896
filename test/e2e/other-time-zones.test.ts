import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SAMPLE_FILES } from '../../shared/engine.ts'
import { digestOf } from '../../shared/crypto.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { docketIn } from '../fixtures/cli.ts'

/** The digest of the sample case as a machine in that time zone makes it, and what its clock says there. */
async function madeIn(zone: string): Promise<{ readonly digest: string; readonly said: string }> {
  using folder = caseFolder()
  const path = folder.path('same.docket')
  const run = await docketIn({ TZ: zone }, ['import', path, ...SAMPLE_FILES])
  expect(run.stderr).not.toContain('error')
  return { digest: digestOf(readFileSync(path)), said: run.stdout }
}

describe('the same evidence on machines set to other times', () => {
  it('gives the same case, byte for byte', async () => {
    const tokyo = await madeIn('Asia/Tokyo')
    const newYork = await madeIn('America/New_York')
    expect(newYork.digest).toBe(tokyo.digest)
    expect(newYork.said).toBe(tokyo.said)
  })
})
