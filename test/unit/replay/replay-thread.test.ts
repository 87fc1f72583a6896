import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startReplayThread } from '../../../electron/engine-host/replay-thread.ts'
import type { Question } from '../../../shared/replay/answer-question.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { cedarRequest } from '../../fixtures/cedar-policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

/** A search whose work is the product of two lengths: tens of milliseconds for a text of 10,000 characters. */
const SLOW = policyVersion({
  texts: {
    'p.cedar': `permit(principal, action, resource) when { context.s like "*${'a'.repeat(5000)}b" };`,
  },
})
const question: Question = {
  kind: 'evaluate',
  version: versionKey(SLOW),
  request: { text: cedarRequest(`{"s":"${'a'.repeat(10_000)}"}`) },
}

describe('a replay thread', () => {
  it('says nothing more once its last answer is sent, however long that took', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const told: number[] = []
    const thread = startReplayThread(() => SLOW, {
      answered: (answers) => {
        told.push(answers.length)
        if (told.reduce((sum, count) => sum + count, 0) === 3) resolve()
      },
      died: reject,
    })
    thread.ask([question])
    while (told.length === 0) await pause(5)
    thread.ask([question, question])
    await promise
    await pause(50)
    await thread.end()
    expect(told).not.toContain(0)
  })
})
