import { expect, it } from 'vitest'
import { answerQuestion } from '../../../shared/replay/answer-question.ts'
import { MOST_VERSION_BYTES } from '../../../shared/replay/cedar/version-files.ts'
import { compiledVersions } from '../../../shared/replay/compiled-versions.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { cedarRequest, refusedCedar } from '../../fixtures/cedar-policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const VERSIONS = Array.from({ length: 5 }, (_, at) =>
  policyVersion({
    version: String(at),
    texts: {
      'p.cedar': `@id("rule-${at}") permit(principal, action, resource) when { context.n >= ${at} };`,
    },
    schema: `entity Agent; entity Role; action assign appliesTo { principal: Agent, resource: Role, context: { n: Long } };`,
  }),
)

it.each([
  ['versions', { versions: 2, bytes: 1_000_000 }],
  ['bytes', { versions: 64, bytes: 400 }],
])('answers the same after versions were given up for the limit of %s, and compiled anew', (_, kept) => {
  const versions = compiledVersions(kept)
  for (const version of VERSIONS) versions.add(version)
  for (let round = 0; round < 30; round += 1) {
    const at = (round * 3) % VERSIONS.length
    const version = versionKey(VERSIONS[at]!)
    const answer = answerQuestion(
      { kind: 'evaluate', version, request: { text: cedarRequest('{"n":2}') } },
      versions,
    )
    expect(answer.value).toMatchObject(
      at <= 2 ? { outcome: 'permit', determining: [`rule-${at}`] } : { outcome: 'deny', determining: [] },
    )
  }
})

it('keeps a version ready from one question to the next', () => {
  const versions = compiledVersions()
  versions.add(VERSIONS[0]!)
  expect(versions.get(versionKey(VERSIONS[0]!))).toBe(versions.get(versionKey(VERSIONS[0]!)))
})

it('refuses a version whose files are larger than the engine is given', () => {
  const texts = { 'p.cedar': `//${' '.repeat(MOST_VERSION_BYTES)}` }
  expect(refusedCedar(texts)).toMatch(/8388610 bytes, more than the 8388608/)
})
