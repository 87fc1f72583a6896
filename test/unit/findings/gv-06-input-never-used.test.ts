import { expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { gv06 } from '../../../shared/findings/rules/gv-06-input-never-used.ts'
import { ofVersion } from './breaches.ts'
import { build, definitionOf, story } from './dossier-builder.ts'

it('names an approved input that no decision evaluated', () => {
  expect(ofVersion(gv06, { evaluated: new Set(['subject.department']), decisions: 4 })).toEqual([
    'version 3.2.0: context.risk, in 4 decisions',
  ])
})

it('is silent where each was, where nothing was decided, and where none is approved', () => {
  expect(ofVersion(gv06)).toEqual([])
  expect(ofVersion(gv06, { evaluated: new Set(), decisions: 0 })).toEqual([])
  expect(ofVersion(gv06, { evaluated: new Set(), boundary: { inputs: undefined } })).toEqual([])
})

it('takes for evaluated what counts for some decision of the version', () => {
  const definition = definitionOf()
  const { run, decisions, facts } = build({ lines: story(), definition })
  const tally = new CaseTally(facts)
  tally.add(run, decisions)
  expect(tally.version(definition)).toMatchObject({ runs: 1, decisions: 1 })
  expect([...(tally.version(definition)?.evaluated ?? [])]).toEqual(['subject.department'])
})
