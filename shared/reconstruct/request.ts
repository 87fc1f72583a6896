import type { JsonValue } from '../model/json.ts'
import type { Bind } from '../model/policy.ts'
import type { CountedAttribute, Dossier } from '../model/rebuilt.ts'

/**
 * The request by which a decision is replayed, as JSON text: as logged, or made by `bind`. `missing`:
 * the placeholders and places that nothing fills; empty where no `bind` says how to make a request.
 */
export type ReplayRequest =
  | { readonly kind: 'logged'; readonly text: string }
  | { readonly kind: 'bound'; readonly text: string }
  | { readonly kind: 'unbound'; readonly missing: readonly string[] }

/** Formats.md 4, rule 10: a logged request as logged, else one made by the policy's `bind`. */
export function requestOf(dossier: RequestSources, bind: Bind | undefined): ReplayRequest {
  const logged = dossier.check?.fact.request
  if (logged !== undefined) return { kind: 'logged', text: JSON.stringify(logged) }
  if (bind === undefined) return { kind: 'unbound', missing: [] }
  const filling = new Filling(dossier)
  const request: Record<string, JsonValue> = {}
  for (const part of ['principal', 'action', 'resource'] as const) {
    const template = bind[part]
    if (template !== undefined)
      request[part] = { type: filling.text(template.type), id: filling.text(template.id) }
  }
  if (bind.context === 'attributes') request['context'] = nested(dossier.attributes, filling.missing)
  else if (bind.context !== undefined) request['context'] = filling.value(bind.context)
  return filling.missing.length > 0
    ? { kind: 'unbound', missing: [...new Set(filling.missing)] }
    : { kind: 'bound', text: JSON.stringify(request) }
}

/** What a bound request is made of. */
export type RequestSources = { readonly attributes: readonly NamedValue[] } & Pick<
  Dossier,
  | 'id'
  | 'check'
  | 'action'
  | 'models'
  | 'actor'
  | 'subject'
  | 'trigger'
  | 'outcome'
  | 'transition'
  | 'workflow'
  | 'run'
  | 'time'
  | 'policy'
>

type NamedValue = Pick<CountedAttribute, 'name' | 'value'>

const PLACEHOLDER = /\{([^{}]+)\}/g

class Filling {
  readonly missing: string[] = []
  readonly #fields: JsonValue
  readonly #attributes: ReadonlyMap<string, JsonValue>

  constructor(sources: RequestSources) {
    const { id, actor, subject, outcome, transition, workflow, run, time, policy } = sources
    const trigger = sources.trigger?.fact
    this.#fields = {
      id,
      actor,
      subject,
      trigger,
      outcome,
      transition,
      workflow,
      run,
      time,
      policy,
      action: actionOf(sources),
    } as unknown as JsonValue
    this.#attributes = new Map(sources.attributes.map((each) => [each.name, each.value]))
  }

  /** A template as text. Every placeholder that nothing fills is noted in `missing`; null is no text. */
  text(template: string): string {
    return template.replace(PLACEHOLDER, (_, name: string) =>
      asText(this.#fill(name) ?? this.#unfilled(name)),
    )
  }

  /** A template of any shape; a string that is one placeholder gives the value itself. */
  value(template: JsonValue): JsonValue {
    if (typeof template === 'string') {
      const whole = /^\{([^{}]+)\}$/.exec(template)?.[1]
      if (whole === undefined) return this.text(template)
      const filled = this.#fill(whole)
      return filled === undefined ? this.#unfilled(whole) : filled
    }
    if (Array.isArray(template)) return (template as readonly JsonValue[]).map((each) => this.value(each))
    if (typeof template !== 'object' || template === null || 'rawJSON' in template) return template
    return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, this.value(each)]))
  }

  #fill(name: string): JsonValue | undefined {
    return fieldAt(this.#fields, name.split('.')) ?? this.#attributes.get(name)
  }

  #unfilled(name: string): string {
    this.missing.push(name)
    return ''
  }
}

/** The action, else what the model proposed. */
function actionOf(sources: RequestSources): JsonValue {
  const action = sources.action?.fact
  const proposal = sources.models.findLast(({ fact }) => fact.proposal !== undefined)?.fact.proposal
  const proposed = { type: proposal?.action, entitlement: proposal?.entitlement }
  return { ...proposed, ...withoutUndefined(action ?? {}) } as unknown as JsonValue
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
}

function fieldAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let at: unknown = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return at === null ? undefined : (at as JsonValue | undefined)
}

function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

interface Tree extends Map<string, Tree | { readonly value: JsonValue }> {}

/** Names come from the evidence, and each part of one is a level of the request. */
const NAME_PARTS = 100
const NAME_SHOWN = 200

/**
 * subject.department -> {subject: {department}}. Two attributes that claim one place cannot both be laid, nor
 * can one whose name has more than `NAME_PARTS` parts.
 */
function nested(attributes: readonly NamedValue[], missing: string[]): JsonValue {
  const root: Tree = new Map()
  for (const { name, value } of attributes) {
    const path = name.split('.', NAME_PARTS + 1)
    const last = path.pop() as string
    if (path.length >= NAME_PARTS) {
      missing.push(`context.${name.slice(0, NAME_SHOWN)}…`)
      continue
    }
    const at = path.reduce<Tree | undefined>((tree, key) => {
      if (tree === undefined) return undefined
      const child = tree.get(key) ?? new Map()
      tree.set(key, child)
      return child instanceof Map ? child : undefined
    }, root)
    if (at === undefined || at.has(last)) missing.push(`context.${name}`)
    else at.set(last, { value })
  }
  return plain(root)
}

function plain(tree: Tree): JsonValue {
  const entries = [...tree].map(([key, child]): [string, JsonValue] => [
    key,
    child instanceof Map ? plain(child) : child.value,
  ])
  return Object.fromEntries(entries)
}
