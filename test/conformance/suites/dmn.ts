import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { modelsOf, type VersionModels } from '../../../shared/replay/dmn/version-models.ts'
import { answerTo } from '../../../shared/replay/dmn/evaluation.ts'
import { DmnRefused } from '../../../shared/replay/dmn/refusal.ts'
import type { FeelType } from '../../../shared/replay/dmn/feel/type.ts'
import { type Feel, isKind } from '../../../shared/replay/dmn/feel/value.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'
import type { CaseResult, Suite } from '../suite.ts'
import { absent, filesUnder, vectorFolder } from '../vector-folder.ts'
import { readTckCases, type TckCase } from './dmn-tck.ts'
import { differs, written } from './dmn-values.ts'

const FOLDER = 'dmn-tck'
/** Where the clock stands: cases that read one say nothing of what it shows. */
const AT = '2026-05-04T02:13:07Z'

/** The conformance kit of DMN, all of level 2. */
export const dmnLevel2Suite = suiteOf('DMN TCK, level 2', 'compliance-level-2', 1)
/** Level 3, which is all of FEEL. */
export const dmnLevel3Suite = suiteOf('DMN TCK, level 3', 'compliance-level-3', 0.85)
/** Cases beside the levels: the kit keeps them as examples that do not conform to the standard's schema or syntax. */
export const dmnOtherSuite = suiteOf('DMN TCK, non-compliant', 'non-compliant', 0)

function suiteOf(name: string, level: string, atLeast: number): Suite {
  return {
    name,
    atLeast,
    async run() {
      const folder = vectorFolder(FOLDER)
      return folder === null ? absent(FOLDER) : resultsUnder(`${folder}/TestCases/${level}`)
    },
  }
}

function resultsUnder(folder: string): readonly CaseResult[] {
  const files = filesUnder(folder)
  const tests = files.filter((file) => /-test-\d+\.xml$/.test(file))
  return tests.flatMap((file) => {
    const models = files.filter((each) => dirname(each) === dirname(file) && each.endsWith('.dmn'))
    return resultsOf(file, models)
  })
}

function resultsOf(file: string, models: readonly string[]): readonly CaseResult[] {
  const { modelName, cases } = readTckCases(readFileSync(file, 'utf8'))
  const compiled = compile(models, modelName)
  return cases.map((each) => {
    const name = `${basename(dirname(file))}/${each.id}/${each.result}`
    if (typeof compiled === 'string') return { name, result: 'refused', detail: compiled }
    return { name, ...resultOf(compiled, each) }
  })
}

/** The model that is asked stands first; the others are there to be imported. */
function compile(paths: readonly string[], modelName: string): VersionModels | string {
  const inOrder = paths.toSorted((a, b) => Number(b.endsWith(modelName)) - Number(a.endsWith(modelName)))
  const texts = Object.fromEntries(inOrder.map((path) => [basename(path), readFileSync(path, 'utf8')]))
  try {
    return modelsOf(policyVersion({ engine: 'dmn', texts }))
  } catch (error) {
    if (error instanceof DmnRefused) return error.message
    throw error
  }
}

function resultOf(
  models: VersionModels,
  { asked, part, inputs, expected }: TckCase,
): Omit<CaseResult, 'name'> {
  const given = (name: string, type: FeelType): Feel | undefined => inputs.get(name)?.(type)
  const answered = answerTo(models, { decision: asked, given, at: AT })
  if (!answered.ok) return { result: 'refused', detail: answered.why }
  const value = part === undefined ? answered.value : partOf(answered.value, part)
  return differs(value, expected)
    ? {
        result: 'wrong',
        detail: `${written(value)}, not ${written(expected)}; ${answered.warnings.join('; ')}`,
      }
    : { result: 'right' }
}

/** Of a service with several outputs, the one that a case looks at. */
function partOf(value: Feel, part: string): Feel {
  return isKind(value, 'context') && value.entries.has(part) ? (value.entries.get(part) ?? null) : value
}
