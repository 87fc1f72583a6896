import { EVIDENCE_FORMATS, type EvidenceFormat } from '../../model/source.ts'

/** How far after a brace or quote is looked to tell what it begins. */
export const LOOK_BYTES = 256

const LIST_KEYS: Readonly<Record<EvidenceFormat, readonly string[] | undefined>> = {
  'docket-evidence/1': undefined,
  'cerbos-audit-log': undefined,
  'opa-decision-log': [],
  'aws-cloudtrail': ['Records', 'Events'],
  'authzen-log': ['evaluation', 'evaluations', 'decisions'],
}

/**
 * How the records of a format may be wrapped where they are not one a line: as the elements of JSON lists, which
 * stand alone or under one of these keys of an object. Undefined: always one a line.
 */
export function listKeysOf(format: EvidenceFormat): readonly string[] | undefined {
  return LIST_KEYS[format]
}

/** Keys that may stand before the list in the same object: `aws cloudtrail lookup-events` writes one. */
const BESIDE = ['NextToken']

/** What the braces and quotes of a text in lists mean. */
export class ListSigns {
  readonly #wrapper: RegExp
  readonly #member: RegExp

  constructor(keys: readonly string[]) {
    const lists = `"(?:${keys.join('|') || '(?!)'})"[ \t\r\n]*:[ \t\r\n]*\\[`
    this.#wrapper = new RegExp(`^\\{[ \t\r\n]*(?:${lists}|"(?:${BESIDE.join('|')})"[ \t\r\n]*:)`)
    this.#member = new RegExp(`^${lists}`)
  }

  /** Whether the text, which begins with a brace, is an object around lists. */
  isWrapper(text: string): boolean {
    return this.#wrapper.test(text)
  }

  /** How many bytes lead into a list under one of the keys: `"Records": [`. Of anything else none. */
  intoList(text: string): number {
    return this.#member.exec(text)?.[0].length ?? 0
  }
}

/**
 * Whether the text of a source, by its head, is in lists: it begins with a list of objects, an object around one, or
 * an object that is written over several lines. All else is one record a line.
 */
export function isInLists(format: EvidenceFormat, head: Uint8Array): boolean {
  const keys = listKeysOf(format)
  if (keys === undefined) return false
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 2 * LOOK_BYTES)).toString(
    'latin1',
  )
  const start = text.replace(/^\u{ef}\u{bb}\u{bf}/u, '').trimStart()
  return /^(?:\[\s*(?:[[\]{]|$)|\{[ \t]*\r?\n)/.test(start) || new ListSigns(keys).isWrapper(start)
}

/** Whether it is so for any format. */
export function mayBeInLists(head: Uint8Array): boolean {
  return EVIDENCE_FORMATS.some((format) => isInLists(format, head))
}
