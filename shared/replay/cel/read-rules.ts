import type { PolicyVersion } from '../../model/policy.ts'
import { textOfFile } from '../version-texts.ts'
import { readYamlNodes, type YamlMap, type YamlNode, type YamlText } from '../yaml-nodes.ts'
import type { CelRule, Condition, RuleProblem } from './rule.ts'

/** What the files of a version hold. */
export interface RuleReading {
  readonly rules: readonly CelRule[]
  readonly problems: readonly RuleProblem[]
}

const FORM = 'a file of rules is `rules: [{id, effect: permit or deny, when, unless, description}]`'

/**
 * The rules of a version, its files one after the other. A file is YAML or JSON, `rules: [{id?, effect, when?,
 * unless?, description?}]`, where `effect` is `permit` or `deny` and the conditions are CEL; a file `NAME.cel` is
 * one expression, the condition of one permit rule with the id `NAME`. The files are hostile.
 */
export function readRules(version: PolicyVersion): RuleReading {
  const readings = version.texts.map((path) => {
    const text = textOfFile(version, path)
    if (text === undefined) return unreadable(path, 'is not there, or is no UTF-8 text')
    return /\.cel$/i.test(path) ? expressionFile(path, text) : ruleFile(path, text)
  })
  return {
    rules: readings.flatMap(({ rules }) => rules),
    problems: readings.flatMap(({ problems }) => problems),
  }
}

function expressionFile(path: string, text: string): RuleReading {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.cel$/i, '')
  const rule: CelRule = {
    id: id === '' ? undefined : id,
    position: `${path}#0`,
    effect: 'permit',
    when: { text: text.replace(/^\uFEFF/, ' '), scalar: undefined },
    unless: undefined,
    path,
    from: 0,
    to: text.length,
  }
  return { rules: [rule], problems: [] }
}

function ruleFile(path: string, text: string): RuleReading {
  const reading = readYamlNodes(text)
  if (!reading.ok) return unreadable(path, reading.problem, reading.at)
  const { root } = reading
  if (root.kind !== 'map') return unreadable(path, FORM, root.from)
  const problems = unknownKeys(root, ['rules', 'name', 'description'], path, undefined)
  const list = root.entries.get('rules')?.value
  if (list?.kind !== 'list') return { rules: [], problems: [...problems, problemAt(path, FORM, root.from)] }
  const reader = new RuleReader(path)
  const rules = list.items.flatMap((node, at) => reader.rule(node, at))
  return { rules, problems: [...problems, ...reader.problems] }
}

class RuleReader {
  readonly problems: RuleProblem[] = []
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  rule(node: YamlNode, at: number): readonly CelRule[] {
    const position = `${this.#path}#${at}`
    if (node.kind !== 'map') {
      this.#add('no-rule', position, FORM, node.from)
      return []
    }
    this.problems.push(
      ...unknownKeys(node, ['id', 'effect', 'when', 'unless', 'description'], this.#path, position),
    )
    const id = this.#text(node, 'id', position)?.text
    return [
      {
        id: id === '' ? undefined : id,
        position,
        effect: this.#effect(node, position),
        when: this.#condition(node, 'when', position),
        unless: this.#condition(node, 'unless', position),
        path: this.#path,
        from: node.from,
        to: node.to,
      },
    ]
  }

  #effect(node: YamlMap, position: string): CelRule['effect'] {
    const effect = this.#text(node, 'effect', position)
    if (effect?.text === 'permit' || effect?.text === 'deny') return effect.text
    const problem =
      effect === undefined
        ? 'has no effect: permit or deny'
        : `has the effect ${effect.text.slice(0, 60)}, which is neither permit nor deny`
    this.#add('no-effect', position, problem, effect?.from ?? node.from)
    return undefined
  }

  #condition(node: YamlMap, key: 'when' | 'unless', position: string): Condition | undefined {
    const scalar = this.#text(node, key, position)
    return scalar === undefined ? undefined : { text: scalar.text, scalar }
  }

  #text(node: YamlMap, key: string, position: string): YamlText | undefined {
    const value = node.entries.get(key)?.value
    if (value === undefined || (value.kind === 'text' && !value.isNull)) return value
    this.#add('no-rule', position, `has a ${key} that is no text`, value.from)
    return undefined
  }

  #add(kind: RuleProblem['kind'], rule: string, problem: string, at: number): void {
    this.problems.push({ path: this.#path, kind, rule, problem, at })
  }
}

/** Keys that nobody reads: a misspelt condition would make a rule hold for every request. */
function unknownKeys(
  node: YamlMap,
  known: readonly string[],
  path: string,
  rule: string | undefined,
): readonly RuleProblem[] {
  return [...node.entries]
    .filter(([key]) => !known.includes(key))
    .map(([key, { at }]) => ({
      path,
      rule,
      kind: 'unknown-key',
      problem: `has the key ${key.slice(0, 60)}, which is none of ${known.join(', ')}`,
      at,
    }))
}

function unreadable(path: string, problem: string, at?: number): RuleReading {
  return { rules: [], problems: [problemAt(path, problem, at)] }
}

function problemAt(path: string, problem: string, at: number | undefined): RuleProblem {
  return { path, rule: undefined, kind: 'unreadable', problem, at }
}
