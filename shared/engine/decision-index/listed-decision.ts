import type { CaseFile } from '../../casefile/case-file.ts'
import { attributeText, type NamedText } from '../../casefile/derived/decision-facts.ts'
import { DocketError } from '../../model/error.ts'
import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'

/** What a list shows of a decision that it shares with no other. */
export interface Listed {
  readonly id: string
  readonly run: string
  readonly time: string
  readonly subject: string | null
  /** What else it can be found by, as `furtherTexts` has it: read only when it is asked for. */
  readonly texts: () => readonly NamedText[]
}

/**
 * The decision at a place of the index. The row is hostile, and a page has hundreds: only what is used of it is
 * looked at, some tenth of what it takes to check it whole. Throws CASE_DAMAGED.
 */
export function listedAt(file: CaseFile, place: number): Listed {
  const stored = file.decisions.at(place + 1)
  const reading = stored === undefined ? undefined : parseLossless(stored.json)
  if (stored === undefined || reading?.ok !== true) throw unreadable(file.path, place)
  const { value } = reading
  const [id, run, time] = [textIn(value, 'id'), textIn(value, 'run'), textIn(value, 'time')]
  if (id === null || run === null || time === null) throw unreadable(file.path, place)
  const subject = textIn(memberOf(value, 'subject'), 'id')
  return { id, run, time, subject, texts: () => textsIn(value, subject) }
}

function textsIn(value: JsonValue, subject: string | null): readonly NamedText[] {
  const texts: NamedText[] = []
  const trigger = textIn(memberOf(value, 'trigger'), 'id')
  if (trigger !== null) texts.push({ kind: 'field', name: 'trigger.id', value: trigger })
  const target = textIn(memberOf(memberOf(value, 'action'), 'target'), 'id')
  if (target !== null && target !== subject)
    texts.push({ kind: 'field', name: 'action.target', value: target })
  const attributes = memberOf(value, 'attributes')
  for (const attribute of Array.isArray(attributes) ? (attributes as readonly JsonValue[]) : []) {
    const [name, read] = [textIn(attribute, 'name'), memberOf(attribute, 'value')]
    if (name !== null && read !== undefined)
      texts.push({ kind: 'attribute', name, value: attributeText(read) })
  }
  return texts
}

function textIn(value: JsonValue | undefined, name: string): string | null {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : null
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, JsonValue>>)[name]
}

function unreadable(path: string, place: number): DocketError {
  return new DocketError('CASE_DAMAGED', { path, problem: `decision ${place + 1} cannot be read` })
}
