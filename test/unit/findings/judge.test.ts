import { expect, it } from 'vitest'
import { judgeDecision, judgeRun } from '../../../shared/findings/judge.ts'
import { build } from './dossier-builder.ts'

it('finds nothing in an ordinary run', () => {
  const { judged, run, facts, decisions } = build()
  expect(decisions).toHaveLength(1)
  expect(judgeDecision(judged, facts)).toEqual([])
  expect(judgeRun(run, facts)).toEqual([])
})
