import type { PolicyVersion } from '../../model/policy.ts'
import { NOTHING_READ, type PolicyText, type ReadPlace, type RulePlace } from '../policy-text.ts'
import type { BoxedRule } from './boxed.ts'
import type { CompiledElement } from './compiled.ts'
import type { Expression } from './feel/syntax.ts'
import { outcomeOf } from './outcome.ts'
import { type InputRead, readsOf } from './reads.ts'
import { DmnRefused } from './refusal.ts'
import { elementsOf, tablesOf } from './rules.ts'
import { modelsOf } from './version-models.ts'

/** What the models of a version say, read without a request; of models that are refused, nothing. */
export function readDmnText(version: PolicyVersion): PolicyText {
  try {
    const elements = elementsOf(modelsOf(version))
    const reads = elements.flatMap(readsOf)
    return {
      rules: elements.flatMap(placesOf),
      reads: reads.filter(({ outer }) => !outer.inFilter).flatMap(placeOfRead),
      names: new Set(reads.map(({ names }) => names.join('.'))),
    }
  } catch (error) {
    if (error instanceof DmnRefused) return NOTHING_READ
    throw error
  }
}

function placesOf(element: CompiledElement): readonly RulePlace[] {
  const tables = tablesOf(element)
  if (tables.length === 0 && element.kind === 'decision')
    return [{ ids: [element.name], effect: undefined, ...element.place }]
  return tables.flatMap(({ rules }) =>
    rules.map((rule) => ({
      ids: rule.id === rule.position ? [rule.id] : [rule.id, rule.position],
      effect: effectOf(rule),
      ...rule.place,
    })),
  )
}

/** What a rule says of access, where one of its outputs is a literal that says it. */
function effectOf({ outputs }: BoxedRule): RulePlace['effect'] {
  const said = outputs.flatMap((output) => {
    const outcome = output === undefined ? undefined : outcomeOfLiteral(output)
    return outcome === undefined ? [] : [outcome]
  })
  const [first] = said
  if (first === undefined || said.length > 1) return undefined
  return first === 'permit' ? 'permit' : 'forbid'
}

function outcomeOfLiteral(output: Expression) {
  const reading = output.kind === 'literal' ? outcomeOf(output.value) : undefined
  return reading?.kind === 'outcome' ? reading.outcome : undefined
}

function placeOfRead({ names, outer }: InputRead): readonly ReadPlace[] {
  const { text, at } = outer
  return text.textAt === undefined ? [] : [{ path: text.path, names, at: text.textAt + at }]
}
