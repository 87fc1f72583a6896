import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../json-places.ts'
import type { PolicyFileText } from './policy-files.ts'
import type { RulePlace } from '../policy-text.ts'
import { policyPlaces } from './split-policies.ts'
import { cedarTokens } from './text-tokens.ts'

/**
 * The rules of a version's Cedar texts, in the manifest's order, named as the engine names them (`readPolicyFiles`),
 * but without the engine: also for a text that it refuses. Rules of JSON files have no place.
 */
export function rulePlaces(files: readonly PolicyFileText[]): readonly RulePlace[] {
  const places: (Omit<RulePlace, 'ids'> & Head & { readonly policyId: string })[] = []
  const links: Link[] = []
  let position = 0
  for (const { path, text } of files) {
    if (/\.json$/i.test(path)) {
      const json = jsonOf(text)
      if (isJsonObject(json) && Object.hasOwn(json, 'effect')) position += 1
      links.push(...linksOf(json))
    } else
      for (const { from, to } of policyPlaces(text)) {
        places.push({ path, from, to, policyId: `policy${position}`, ...headOf(text, from, to) })
        position += 1
      }
  }
  return places.map(({ path, from, to, policyId, effect, annotated, isTemplate }) => ({
    path,
    from,
    to,
    effect,
    ids: isTemplate
      ? links.filter(({ template }) => template === policyId || template === annotated).map(({ id }) => id)
      : [annotated ?? policyId],
  }))
}

interface Head {
  readonly effect: RulePlace['effect']
  readonly annotated: string | undefined
  readonly isTemplate: boolean
}

/** Annotations, then the effect; a template has a slot (`?principal`) anywhere. */
function headOf(text: string, from: number, to: number): Head {
  let annotated: string | undefined
  let effect: RulePlace['effect']
  let isTemplate = false
  let [before, second, third] = ['', '', '']
  for (const { kind, text: word } of cedarTokens(text, from, to)) {
    if (effect === undefined && kind === 'string' && before === '(' && second === 'id' && third === '@')
      annotated = word === '' ? undefined : word
    if (effect === undefined && kind === 'word' && before !== '@' && (word === 'permit' || word === 'forbid'))
      effect = word
    if (kind === 'word' && before === '?') isTemplate = true
    ;[before, second, third] = [kind === 'string' ? '' : word, before, second]
  }
  return { effect, annotated, isTemplate }
}

interface Link {
  readonly id: string
  readonly template: string
}

function linksOf(json: JsonValue | undefined): readonly Link[] {
  const list = isJsonObject(json) && Object.hasOwn(json, 'templateLinks') ? json['templateLinks'] : json
  if (!Array.isArray(list)) return []
  return (list as readonly JsonValue[]).flatMap((link) => {
    const [id, template] = [textAt(link, 'newId', 'link_id'), textAt(link, 'templateId', 'template_id')]
    return id === undefined || template === undefined ? [] : [{ id, template }]
  })
}

function textAt(value: JsonValue, ...names: readonly string[]): string | undefined {
  const name = names.find((each) => isJsonObject(value) && Object.hasOwn(value, each))
  const found = isJsonObject(value) && name !== undefined ? value[name] : undefined
  return typeof found === 'string' ? found : undefined
}

function jsonOf(text: string): JsonValue | undefined {
  const reading = parseLossless(text)
  return reading.ok ? reading.value : undefined
}
