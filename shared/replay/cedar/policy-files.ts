import type { Policy } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../json-places.ts'
import { entityUid } from './entity-uid.ts'
import { type Link, PolicyRefused, put, readRule, type Rule, type Rules } from './policy-rules.ts'
import { splitPolicies } from './split-policies.ts'
import { cedar, words } from './wasm.ts'

export interface PolicyFileText {
  readonly path: string
  readonly text: string
}

/**
 * Reads the policy files of a version, in the manifest's order. Policies without an id of their own are
 * counted over all files as Cedar counts them over one text, templates too: `policy0`, `policy1` …
 *
 * A `.json` file is Cedar's JSON policy format: a policy set (`staticPolicies`, `templates`,
 * `templateLinks`), one policy or template, or a list of links as Cedar's command line takes it. Any other
 * file is Cedar text. Throws PolicyRefused with the path and the engine's words.
 */
export function readPolicyFiles(files: readonly PolicyFileText[]): Rules {
  const rules: Rule[] = []
  const links: JsonValue[] = []
  let position = 0
  const next = (): string => `policy${position++}`
  for (const { path, text } of files) {
    try {
      if (/\.json$/i.test(path)) readJson(text, { rules, links, next })
      else for (const policy of policiesOf(text)) rules.push(readRule(next(), policy))
    } catch (error) {
      throw error instanceof PolicyRefused ? new PolicyRefused(`${path}: ${error.message}`) : error
    }
  }
  return { rules, links: links.map((link) => readLink(link, rules)) }
}

interface Gathered {
  readonly rules: Rule[]
  readonly links: JsonValue[]
  readonly next: () => string
}

/** The policies of a text, held against the vendor's own splitter: what the two see must be the same. */
function policiesOf(text: string): readonly string[] {
  const parts = put(() => cedar.policySetTextToParts(text))
  if (parts.type === 'failure') throw new PolicyRefused(words(parts.errors))
  const policies = splitPolicies(text)
  const theirs = [...parts.policies, ...parts.policy_templates].sort()
  if (theirs.length !== policies.length || policies.toSorted().some((policy, at) => policy !== theirs[at]))
    throw new PolicyRefused('its policies cannot be told apart')
  return policies
}

function readJson(text: string, { rules, links, next }: Gathered): void {
  const reading = parseLossless(text)
  if (!reading.ok) throw new PolicyRefused(reading.detail)
  const json = reading.value
  if (Array.isArray(json)) for (const link of json as readonly JsonValue[]) links.push(link)
  else if (!isJsonObject(json)) throw new PolicyRefused('no policy, policy set or list of links')
  else if (Object.hasOwn(json, 'effect')) rules.push(readRule(next(), json as unknown as Policy))
  else {
    for (const part of ['staticPolicies', 'templates'])
      for (const [id, policy] of entries(json, part)) rules.push(readRule(id, policy as unknown as Policy))
    const given = Object.hasOwn(json, 'templateLinks') ? json['templateLinks'] : []
    if (!Array.isArray(given)) throw new PolicyRefused('templateLinks is no array')
    for (const link of given as readonly JsonValue[]) links.push(link)
  }
}

function entries(json: { readonly [key: string]: JsonValue }, part: string): readonly [string, JsonValue][] {
  const policies = Object.hasOwn(json, part) ? json[part] : {}
  if (!isJsonObject(policies)) throw new PolicyRefused(`${part} is no object from ids to policies`)
  return Object.entries(policies)
}

/** A link by Cedar's library (`templateId`, `newId`, `values`) or command line (`template_id`, `link_id`, `args`). */
function readLink(link: JsonValue, rules: readonly Rule[]): Link {
  const field = (...names: readonly string[]): JsonValue | undefined => {
    const name = names.find((each) => isJsonObject(link) && Object.hasOwn(link, each))
    return isJsonObject(link) && name !== undefined ? link[name] : undefined
  }
  const [template, newId, values] = [
    field('templateId', 'template_id'),
    field('newId', 'link_id'),
    field('values', 'args'),
  ]
  if (typeof template !== 'string' || typeof newId !== 'string' || !isJsonObject(values))
    throw new PolicyRefused('a link without a template, an id of its own, or values')
  const filled = Object.entries(values).map(([slot, value]) => {
    const entity = entityUid(value)
    if (entity === undefined) throw new PolicyRefused(`link ${newId}: ${slot} names no entity`)
    return [slot, entity] as const
  })
  return { templateId: templateNamed(template, rules), newId, values: Object.fromEntries(filled) }
}

/** Cedar's command line knows templates by their `@id`. */
function templateNamed(name: string, rules: readonly Rule[]): string {
  const templates = rules.filter(({ kind }) => kind === 'template')
  const found =
    templates.find(({ policyId }) => policyId === name) ??
    templates.find(({ annotated }) => annotated === name)
  if (found === undefined) throw new PolicyRefused(`a link to a template that is not there: ${name}`)
  return found.policyId
}
