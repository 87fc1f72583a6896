import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import { objectOf } from '../values/object.ts'
import type { Entry, Value } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { OBJECT, STRING, builtin } from './builtin.ts'
import { textOperand } from './operands.ts'

/** `uuid.rfc4122` makes a random one: see recorded.ts. */
export const UUIDS: readonly Builtin[] = [
  builtin('uuid.parse', [STRING], OBJECT, (args) => {
    const hex = hexOf(textOperand(args, 0))
    return hex === undefined ? undefined : fieldsOf(hex)
  }),
]

/** With hyphens, bare, in braces, or as a URN. Undefined: none. */
function hexOf(text: string): string | undefined {
  const inBraces = /^(.)([^]{36})(.)$/u.exec(text)
  if (inBraces !== null && (inBraces[1] !== '{' || inBraces[3] !== '}'))
    throw new NotExact('a UUID between other signs than braces')
  const plain = inBraces?.[2] ?? (text.length === 45 ? text.replace(/^urn:uuid:/i, '') : text)
  if (/^[0-9a-f]{32}$/i.test(plain)) return plain.toLowerCase()
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(plain)
  return parts?.slice(1).join('').toLowerCase()
}

/** RFC 9562 section 4; what a version 1 or 2 tells of its making too. */
function fieldsOf(hex: string): Value {
  const version = byteAt(hex, 6) >> 4
  const entries: Entry[] = [
    ['version', numberOfInteger(version)],
    ['variant', variantOf(byteAt(hex, 8))],
  ]
  if (version === 1 || version === 2) entries.push(...makingOf(hex))
  if (version === 2) entries.push(...ownerOf(hex))
  if (version === 6 || version === 7)
    throw new NotExact('a UUID of version 6 or 7, of which only some versions of OPA tell more')
  return objectOf(entries)
}

function byteAt(hex: string, at: number): number {
  return Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
}

function variantOf(byte: number): string {
  if ((byte & 0xc0) === 0x80) return 'RFC4122'
  if ((byte & 0xe0) === 0xc0) return 'Microsoft'
  return (byte & 0xe0) === 0xe0 ? 'Future' : 'Reserved'
}

/** 100-nanosecond steps between 15 October 1582 and 1 January 1970. */
const GREGORIAN = 122_192_928_000_000_000n

function makingOf(hex: string): readonly Entry[] {
  const ticks = BigInt(`0x${hex.slice(13, 16)}${hex.slice(8, 12)}${hex.slice(0, 8)}`) - GREGORIAN
  return [
    ['time', numberOfInteger(BigInt.asIntN(64, ticks * 100n))],
    ['nodeid', hex.slice(20).replaceAll(/..(?=.)/g, '$&-')],
    ['macvariables', addressKind(byteAt(hex, 10))],
    ['clocksequence', numberOfInteger(Number.parseInt(hex.slice(16, 20), 16) & 0x3fff)],
  ]
}

function addressKind(byte: number): string {
  const scope = (byte & 2) === 2 ? 'local' : 'global'
  return `${scope}:${(byte & 1) === 1 ? 'multicast' : 'unicast'}`
}

function ownerOf(hex: string): readonly Entry[] {
  const domain = byteAt(hex, 9)
  return [
    ['id', numberOfInteger(Number.parseInt(hex.slice(0, 8), 16))],
    ['domain', ['Person', 'Group', 'Org'][domain] ?? `Domain${domain}`],
  ]
}
