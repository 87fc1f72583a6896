import { expect, it } from 'vitest'
import type { Finding } from '../../../shared/model/finding.ts'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { countDecisions } from '../../../shared/packet/decision-figures.ts'
import { countFindings } from '../../../shared/packet/finding-figures.ts'
import { limitsOf } from '../../../shared/packet/limits.ts'
import { listOf, packetContents } from '../../fixtures/packet-contents.ts'

const finding = (code: string, id: string): Finding => ({
  code,
  severity: 'low',
  subject: { kind: 'source', id },
  message: 'x',
  evidence: [],
  excepted: null,
})

async function limits(findings: readonly Finding[], selection: readonly string[] = []): Promise<string> {
  const decisions = countDecisions()
  for (const decision of await listOf(packetContents(3).decisions())) decisions.add(decision)
  const [first] = await listOf(packetContents(1).decisions())
  decisions.add({
    ...first!,
    grades: { workflow: 'inferred', 'attributes.a': 'inferred', 'attributes.b': 'inferred' },
    replay: { verdict: 'unreplayable', reason: 'policy-version-missing' },
  })
  const counted = countFindings()
  for (const each of findings) counted.add(each)
  return limitsOf({
    decisions: decisions.figures(),
    findings: counted.figures(),
    settings: DEFAULT_SETTINGS,
    selection,
  }).join('\n')
}

it('counts what was inferred and what could not be replayed', async () => {
  const text = await limits([])
  expect(text).toContain('attributes (2), workflow (1) in 1 decision')
  expect(text).toContain('1 decision of 4 that could not be replayed: policy-version-missing (1)')
})

it('names sources without sequence numbers, and streams with gaps', async () => {
  const many = Array.from({ length: 7 }, (_, at) => finding('EV-13', `s-${at}`))
  const text = await limits([...many, finding('EV-05', 'pdp')])
  expect(text).toContain('7 sources without sequence numbers (s-0, s-1, s-2, s-3, s-4, and 2 more)')
  expect(text).toContain('1 stream skips numbers (pdp)')
})

it('always speaks of logs, clocks and signers, and of the choice where one was made', async () => {
  const all = await limits([])
  for (const words of ['logs were complete', 'clocks were right', 'signer is who they say'])
    expect(all).toContain(words)
  expect(all).not.toContain('beside the')
  expect(await limits([], ['finding=BD-01'])).toContain('beside the 4 decisions chosen')
})
