/** An address as Go's net package has it: one of IPv6 that stands for one of IPv4 (`::ffff:1.2.3.4`) is one of IPv4. */
export interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

export interface Network extends Address {
  /** Leading bits that its addresses share. */
  readonly prefix: number
}

const MAPPED = 0xffffn

/** Undefined: no address. A zone (`fe80::1%eth0`) makes it none. */
export function parseAddress(text: string): Address | undefined {
  const v4 = parseV4(text)
  if (v4 !== undefined) return { bits: 32, value: v4 }
  const v6 = parseV6(text)
  if (v6 === undefined) return undefined
  return v6 >> 32n === MAPPED ? { bits: 32, value: v6 & 0xffff_ffffn } : { bits: 128, value: v6 }
}

/** `address/prefix`. Undefined: none. Its value is masked. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const [written, digits] = [text.slice(0, slash), text.slice(slash + 1)]
  const address = parseAddress(written)
  if (address === undefined || !/^\d{1,7}$/.test(digits)) return undefined
  const prefix = Number(digits) - (written.includes(':') ? 128 - address.bits : 0)
  const isMapped = address.bits === 32 && written.includes(':')
  if (prefix > address.bits) return undefined
  if (prefix < 0) return wide(address, prefix, isMapped)
  return { bits: address.bits, prefix, value: masked(address.value, address.bits - prefix) }
}

/** A prefix so short that what it leaves of a mapped address is one of IPv6 again. */
function wide(address: Address, prefix: number, isMapped: boolean): Network | undefined {
  if (!isMapped) return undefined
  const value = (MAPPED << 32n) | address.value
  return { bits: 128, prefix: prefix + 96, value: masked(value, 128 - (prefix + 96)) }
}

/** False for addresses of the other family. */
export function contains(network: Network, address: Address): boolean {
  if (network.bits !== address.bits) return false
  return masked(address.value, network.bits - network.prefix) === network.value
}

/** The highest address of a network. */
export function lastOf(network: Network): Address {
  const rest = (1n << BigInt(network.bits - network.prefix)) - 1n
  return { bits: network.bits, value: network.value | rest }
}

/** As Go writes it: of IPv6 the longest run of zeros is `::` (RFC 5952). */
export function addressText({ bits, value }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 0xffn).toString()).join('.')
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(112 - at * 16)) & 0xffffn).toString(16),
  )
  const run = longestZeros(groups)
  if (run === undefined) return groups.join(':')
  return `${groups.slice(0, run.from).join(':')}::${groups.slice(run.to).join(':')}`
}

function masked(value: bigint, rest: number): bigint {
  return (value >> BigInt(rest)) << BigInt(rest)
}

/** Four numbers up to 255, without zeros before them. */
function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0n
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined
    value = (value << 8n) | BigInt(part)
  }
  return value
}

/** RFC 4291 section 2.2: `::` stands for at least one group; the last two may be written as an IPv4 address. */
function parseV6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [left, right] = halves.map((half, at) => groupsOf(half, at === halves.length - 1))
  if (left === undefined) return undefined
  if (halves.length === 1) return left.length === 8 ? joined(left) : undefined
  if (right === undefined || left.length + right.length > 7) return undefined
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0n)
  return joined([...left, ...zeros, ...right])
}

function groupsOf(half: string, isLast: boolean): readonly bigint[] | undefined {
  if (half === '') return []
  const groups: bigint[] = []
  const parts = half.split(':')
  for (const [at, part] of parts.entries()) {
    const v4 = isLast && at === parts.length - 1 ? parseV4(part) : undefined
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn)
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return undefined
  }
  return groups
}

function joined(groups: readonly bigint[]): bigint {
  return groups.reduce((value, group) => (value << 16n) | group, 0n)
}

/** RFC 5952: of the longest runs of at least two zeros the first. */
function longestZeros(groups: readonly string[]): { readonly from: number; readonly to: number } | undefined {
  let best: { readonly from: number; readonly to: number } | undefined
  let from = 0
  for (const [at, group] of groups.entries()) {
    if (group !== '0') from = at + 1
    else if (at + 1 - from >= 2 && at + 1 - from > (best === undefined ? 0 : best.to - best.from))
      best = { from, to: at + 1 }
  }
  return best
}
