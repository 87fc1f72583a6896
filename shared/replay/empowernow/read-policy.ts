import type { PolicyVersion } from '../../model/policy.ts'
import { readableTexts } from '../version-texts.ts'
import { readYamlNodes, type YamlEntry, type YamlMap, type YamlNode, type YamlText } from '../yaml-nodes.ts'

/** Keys of a rule under which it says when it holds, as EmpowerNow's documentation has them. */
export const CONDITION_KEYS = ['condition', 'allowIf', 'denyIf', 'when', 'unless', 'exceptIf', 'If'] as const

/** A rule of an EmpowerNow policy, as its file has it. */
export interface EmpowerNowRule {
  /** Its `id`, else `PATH#N`: the file, and which rule of it, from 0. */
  readonly id: string
  /** Undefined: none is given, which counts as a permit. */
  readonly effect: string | undefined
  readonly node: YamlMap
  readonly path: string
  /** The text of the whole file. */
  readonly file: string
}

/**
 * The rules of a version's files: YAML or JSON with `rules: [{id, resource, action, effect, condition …}]`. Files
 * that are none hold no rules. The files are hostile.
 */
export function readPolicy(version: PolicyVersion): readonly EmpowerNowRule[] {
  return readableTexts(version).flatMap(({ path, text: file }) => {
    const reading = readYamlNodes(file)
    if (!reading.ok || reading.root.kind !== 'map') return []
    const list = reading.root.entries.get('rules')?.value
    if (list?.kind !== 'list') return []
    return list.items.flatMap((node, at) => (node.kind === 'map' ? [ruleOf(node, path, file, at)] : []))
  })
}

/** Expressions of a part of a rule: its texts, however deep. */
export function expressionsOf(node: YamlNode | undefined): readonly YamlText[] {
  switch (node?.kind) {
    case 'text':
      return node.isNull ? [] : [node]
    case 'list':
      return node.items.flatMap(expressionsOf)
    case 'map':
      return [...node.entries.values()].flatMap(({ value }) => expressionsOf(value))
    case undefined:
      return []
    default:
      return node satisfies never
  }
}

/** A key of a rule that has a value. */
export function givenEntry({ node }: EmpowerNowRule, key: string): YamlEntry | undefined {
  const entry = node.entries.get(key)
  return entry?.value.kind === 'text' && entry.value.isNull ? undefined : entry
}

function ruleOf(node: YamlMap, path: string, file: string, at: number): EmpowerNowRule {
  return { id: textAt(node, 'id') ?? `${path}#${at}`, effect: textAt(node, 'effect'), node, path, file }
}

function textAt(node: YamlMap, key: string): string | undefined {
  const value = node.entries.get(key)?.value
  return value?.kind === 'text' && value.text !== '' ? value.text : undefined
}
