import { NotExact } from '../values/not-exact.ts'
import { failed } from './builtin.ts'
import type { Network } from './ip-address.ts'
import { addressText, lastOf, parseAddress, parseNetwork } from './ip-address.ts'

interface Range {
  readonly bits: 32 | 128
  readonly first: bigint
  readonly last: bigint
  /** As it was given, where it is still one of those that were. */
  readonly text: string | undefined
}

/**
 * As few networks as hold the same addresses. A plain IPv4 address stands for the network of its class, and is written
 * so where nothing is merged with it; a plain IPv6 address is refused, as OPA does.
 */
export function mergedNetworks(texts: readonly string[]): readonly string[] {
  const ranges = texts.map(rangeOf)
  if (new Set(ranges.map(({ bits }) => bits)).size > 1)
    throw new NotExact('net.cidr_merge of IPv4 and IPv6 together')
  return merged(ranges.toSorted(byLast)).flatMap(({ bits, first, last, text }) =>
    text === undefined ? networksOf(bits, first, last) : [text],
  )
}

function byLast(a: Range, b: Range): number {
  return sign(a.last - b.last) || sign(a.first - b.first)
}

function sign(difference: bigint): number {
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

function rangeOf(text: string): Range {
  const address = parseAddress(text)
  if (address?.bits === 128) return failed('IPv6 invalid: needs prefix length')
  if (address !== undefined) return classRange(text, address.value)
  const network = parseNetwork(text) ?? failed(`invalid CIDR address: ${text}`)
  const isMapped = network.bits === 32 && text.includes(':')
  if (isMapped) throw new NotExact('net.cidr_merge of an IPv4 network written as one of IPv6')
  return { bits: network.bits, first: network.value, last: lastOf(network).value, text: networkText(network) }
}

/** Classes A, B and C. Of an address beyond them OPA makes no network at all. */
function classRange(text: string, value: bigint): Range {
  const top = value >> 24n
  if (top >= 224n) throw new NotExact(`net.cidr_merge of ${text}, which is of no class`)
  const prefix = classPrefix(top)
  const rest = (1n << BigInt(32 - prefix)) - 1n
  const written = `${addressText({ bits: 32, value })}/${prefix}`
  return { bits: 32, first: value & ~rest, last: value | rest, text: written }
}

function classPrefix(top: bigint): number {
  if (top < 128n) return 8
  return top < 192n ? 16 : 24
}

function networkText(network: Network): string {
  return `${addressText(network)}/${network.prefix}`
}

/** From the end, as OPA goes: what touches or overlaps the one before is taken together with it. */
function merged(sorted: readonly Range[]): readonly Range[] {
  const result: Range[] = []
  for (const range of sorted.toReversed()) {
    const after = result.at(-1)
    if (after === undefined || after.first > range.last + 1n) result.push(range)
    else result[result.length - 1] = together(range, after)
  }
  return result
}

function together(a: Range, b: Range): Range {
  return { bits: a.bits, first: a.first < b.first ? a.first : b.first, last: b.last, text: undefined }
}

/** The largest network that begins at the first address and does not go beyond the last, and so on. */
function networksOf(bits: 32 | 128, first: bigint, last: bigint): readonly string[] {
  const texts: string[] = []
  let at = first
  while (at <= last) {
    let prefix: number = bits
    while (prefix > 0 && fits(bits, prefix - 1, at, last)) prefix -= 1
    texts.push(networkText({ bits, prefix, value: at }))
    at += 1n << BigInt(bits - prefix)
  }
  if (bits === 128 && first >> 120n === 0n && first !== 0n)
    throw new NotExact('net.cidr_merge of IPv6 addresses that begin with a zero byte')
  return texts
}

function fits(bits: number, prefix: number, at: bigint, last: bigint): boolean {
  const size = 1n << BigInt(bits - prefix)
  return at % size === 0n && at + size - 1n <= last
}
