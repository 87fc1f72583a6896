import { expect, it } from 'vitest'
import { bd10 } from '../../../shared/findings/rules/bd-10-actor-or-model.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, definitionOf, type Line, story, SUBJECT } from './dossier-builder.ts'

const actedBy = (actor: unknown, model = 'llm-x-5'): readonly Line[] =>
  story({
    model: [12, { transition: ASSIGN, actor, model: { id: model } }],
    outcome: [20, { transition: ASSIGN, subject: SUBJECT, outcome: { value: 'permit' } }],
    action: [22, { transition: ASSIGN, action: action() }],
  })

it('names an actor outside those allowed', () => {
  expect(ofDecision(bd10, { lines: actedBy({ kind: 'agent', id: 'agent:other' }) })).toEqual([
    'actor agent agent:other, allowed: agent:prov-*',
  ])
})

it('says where none is recorded', () => {
  expect(ofDecision(bd10, { lines: actedBy(undefined) })).toEqual([
    'no actor is recorded, allowed: agent:prov-*',
  ])
})

it('names every model outside those allowed', () => {
  const lines = actedBy({ kind: 'agent', id: 'agent:prov-1' }, 'llm-y-1')
  expect(ofDecision(bd10, { lines })).toEqual(['model llm-y-1, allowed: llm-x-*'])
})

it('restricts nothing by what is left out, and allows nothing by []', () => {
  const boundary = (parts: Record<string, unknown>) => definitionOf({ boundary: parts })
  const leftOut = boundary({ actors: undefined, models: undefined })
  expect(ofDecision(bd10, { definition: leftOut, lines: actedBy(undefined, 'llm-y-1') })).toEqual([])
  expect(ofDecision(bd10, { definition: boundary({ actors: [], models: [] }) })).toEqual([
    'actor agent agent:prov-7, allowed: none',
    'model llm-x-5, allowed: none',
  ])
})

it('judges the agent, not the engine that writes for it', () => {
  expect(ofDecision(bd10)).toEqual([])
})

it('judges a service where no agent or human is named', () => {
  expect(ofDecision(bd10, { lines: actedBy({ kind: 'service', id: 'engine' }) })).toEqual([
    'actor service engine, allowed: agent:prov-*',
  ])
})
