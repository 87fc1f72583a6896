import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyText, ReadPlace } from '../policy-text.ts'
import { textOfFile } from '../version-texts.ts'
import { conditionPlace } from './prepare-rules.ts'
import { readName } from './read-name.ts'
import { readRules } from './read-rules.ts'
import { type CelRule, type Condition, ruleId } from './rule.ts'
import { NOW, ruleEnvironment } from './rule-environment.ts'

/** What the rules of a version say, those that do not compile too; conditions that are no CEL read nothing. */
export function readCelText(version: PolicyVersion): PolicyText {
  const { rules } = readRules(version)
  const texts = new Map(version.texts.map((path) => [path, textOfFile(version, path) ?? '']))
  const reads = rules.flatMap((rule) =>
    conditionsOf(rule).flatMap((condition) => readsOf(rule.path, texts.get(rule.path) ?? '', condition)),
  )
  return {
    rules: rules.map((rule) => ({
      ids: [ruleId(rule)],
      effect: rule.effect === 'deny' ? 'forbid' : rule.effect,
      path: rule.path,
      from: rule.from,
      to: rule.to,
    })),
    reads: reads.map(({ place }) => place),
    names: new Set(reads.map(({ name }) => name)),
  }
}

function conditionsOf({ when, unless }: CelRule): readonly Condition[] {
  return [when, unless].filter((condition) => condition !== undefined)
}

function readsOf(
  path: string,
  text: string,
  condition: Condition,
): readonly { readonly name: string; readonly place: ReadPlace }[] {
  const compiled = ruleEnvironment.compile(condition.text)
  if (compiled.kind === 'refused') return []
  return compiled.reads
    .filter((read) => read.path[0] !== NOW)
    .map((read) => {
      const isContext = read.path[0] === 'context' || read.path[0] === 'input'
      return {
        name: readName(read.path) ?? '',
        place: {
          path,
          names: isContext ? read.path.slice(1) : read.path,
          at: conditionPlace(text, condition, read.at),
        },
      }
    })
}
