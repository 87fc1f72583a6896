import { expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { rp04 } from '../../../shared/findings/rules/rp-04-digest.ts'
import { texts } from './breaches.ts'
import { ASSIGN, build, check, policyVersion, story } from './dossier-builder.ts'

const OTHER = `sha256:${'b'.repeat(64)}`
const THIRD = `sha256:${'c'.repeat(64)}`

function judged(version: ReturnType<typeof policyVersion>, recorded?: string): readonly string[] {
  const policy = { id: version.policy, version: version.version, digest: recorded }
  const lines = story({ check: [15, { transition: ASSIGN, check: check({ policy }) }] })
  const { run, decisions, facts } = build({ lines, policies: [version] })
  const tally = new CaseTally(facts)
  tally.add(run, decisions)
  return texts(rp04.judge(version, tally.recordedDigests(version.policy, version.version)))
}

it('names the digest of the bundle that the files do not have', () => {
  const version = policyVersion({ declaredDigest: OTHER })
  expect(judged(version)).toEqual([`the files give ${version.digest}, the bundle says ${OTHER}`])
})

it('names the digest of a record that the files do not have', () => {
  const version = policyVersion()
  expect(judged(version, OTHER)).toEqual([`the files give ${version.digest}, a record (s1:3) says ${OTHER}`])
})

it('names both', () => {
  expect(judged(policyVersion({ declaredDigest: OTHER }), THIRD)).toHaveLength(2)
})

it('is silent where the digests are those of the files, or none is given', () => {
  const { digest } = policyVersion()
  expect(judged(policyVersion({ declaredDigest: digest }), digest)).toEqual([])
  expect(judged(policyVersion())).toEqual([])
})
