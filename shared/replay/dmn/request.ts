import { normalName } from './feel/names.ts'
import { type ExactJson, isExactObject, parseExactNumbers } from './exact-json.ts'

/** A request for a decision, with the values that it gives. */
interface DmnRequest {
  /** The name or id of the decision that is asked. */
  readonly decision: string | undefined
  /** The value that the request gives under the name of an input; undefined where it gives none. */
  readonly input: (name: string) => ExactJson | undefined
}

/** Longer requests are refused, in UTF-16 units; those that hosts log have some kilobytes. */
const MOST_REQUEST_CHARS = 2 * 1024 * 1024

type RequestReading =
  | { readonly ok: true; readonly request: DmnRequest }
  | { readonly ok: false; readonly why: string }

/**
 * Reads a request: `{"decision"?: name, "input" or "context": {...}}`, or an object that holds the inputs themselves.
 * An input is looked for under its name in the object of inputs, then along its dots (`subject.department` in
 * `{"subject": {"department": …}}`), then beside that object (`principal`, `action`, `resource`). The text is hostile.
 */
export function readRequest(text: string): RequestReading {
  if (text.length > MOST_REQUEST_CHARS) return refuse(`is longer than ${MOST_REQUEST_CHARS} characters`)
  const reading = parseExactNumbers(text)
  if (!reading.ok) return refuse(`is no JSON that can be read: ${reading.detail}`)
  if (!isExactObject(reading.value)) return refuse('is no JSON object')
  const fields = entriesOf(reading.value)
  const [held, other] = ['input', 'context'].map((name) => fields.get(name))
  const inputs = isExactObject(held) ? held : isExactObject(other) ? other : undefined
  if (inputs === undefined) {
    const whole = entriesOf(reading.value)
    return { ok: true, request: { decision: undefined, input: (name) => along(whole, name) } }
  }
  const decision = fields.get('decision')
  if (decision !== undefined && decision !== null && typeof decision !== 'string')
    return refuse('names a decision that is no text')
  const below = entriesOf(inputs)
  const beside = new Map([...fields].filter(([name]) => !['decision', 'input', 'context'].includes(name)))
  return {
    ok: true,
    request: { decision: decision ?? undefined, input: (name) => along(below, name) ?? along(beside, name) },
  }
}

type Entries = ReadonlyMap<string, ExactJson>

/** Keys are names from outside: a map, so that none of them is an object's own machinery. */
function entriesOf(value: { readonly [key: string]: ExactJson }): Entries {
  return new Map(Object.entries(value))
}

function along(entries: Entries, name: string): ExactJson | undefined {
  const direct = entryNamed(entries, name)
  if (direct !== undefined) return direct
  // A name of FEEL has its dots set apart.
  const steps = name.split('.').map((step) => step.trim())
  let at: ExactJson | undefined
  let inside: Entries | undefined = entries
  for (const step of steps) {
    at = inside === undefined ? undefined : entryNamed(inside, step)
    inside = isExactObject(at) ? entriesOf(at) : undefined
  }
  return at
}

function entryNamed(entries: Entries, name: string): ExactJson | undefined {
  const exact = entries.get(name)
  if (exact !== undefined) return exact
  const wanted = normalName(name)
  for (const [key, value] of entries) if (normalName(key) === wanted) return value
  return undefined
}

function refuse(why: string): RequestReading {
  return { ok: false, why: `the request ${why}` }
}
