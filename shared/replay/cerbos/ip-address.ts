/** An address: its bits as a number. IPv4 inside IPv6 (`::ffff:1.2.3.4`) is told from IPv4. */
export interface IpAddress {
  readonly family: 4 | 6
  readonly bits: bigint
}

export interface IpRange {
  readonly address: IpAddress
  readonly length: number
}

const WIDTH = { 4: 32, 6: 128 } as const

/** Reads an address without a zone, as Go's netip.ParseAddr does; undefined for any other text. */
export function readAddress(text: string): IpAddress | undefined {
  if (text.length > 64) return undefined
  const bits = text.includes(':') ? readIpv6(text) : readIpv4(text)
  return bits === undefined ? undefined : { family: text.includes(':') ? 6 : 4, bits }
}

/** Reads `ADDRESS/LENGTH`; undefined for any other text. */
export function readRange(text: string): IpRange | undefined {
  const slash = text.lastIndexOf('/')
  const address = readAddress(text.slice(0, Math.max(0, slash)))
  const length = /^(?:0|[1-9]\d{0,2})$/.exec(text.slice(slash + 1))?.[0]
  if (address === undefined || length === undefined || Number(length) > WIDTH[address.family])
    return undefined
  return { address, length: Number(length) }
}

/** Whether the first bits of both are the same. Requires addresses of one family. */
export function sharesPrefix(a: IpAddress, b: IpAddress, length: number): boolean {
  const rest = BigInt(WIDTH[a.family] - length)
  return a.family === b.family && a.bits >> rest === b.bits >> rest
}

/** The address with its last bits cleared. */
export function masked({ address, length }: IpRange): IpAddress {
  const rest = BigInt(WIDTH[address.family] - length)
  return { family: address.family, bits: (address.bits >> rest) << rest }
}

const MAPPED = 0xffffn

/** IPv4 that is written inside IPv6, as the IPv4 that it is. */
export function unmapped({ address, length }: IpRange): IpRange {
  if (!isMapped(address) || length < 96) return { address, length }
  return { address: { family: 4, bits: address.bits & 0xffff_ffffn }, length: length - 96 }
}

/** IPv4 written inside IPv6 (RFC 4291, 2.5.5.2). */
export function isMapped({ family, bits }: IpAddress): boolean {
  return family === 6 && bits >> 32n === MAPPED
}

/** As RFC 5952 writes it, and Go. */
export function addressText({ family, bits }: IpAddress): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.')
  const groups = Array.from({ length: 8 }, (_, at) => Number((bits >> BigInt(112 - 16 * at)) & 0xffffn))
  const { start, length } = longestZeros(groups)
  const hex = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':')
  return length < 2 ? hex(0, 8) : `${hex(0, start)}::${hex(start + length, 8)}`
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start += 1) {
    let end = start
    while (groups[end] === 0) end += 1
    if (end - start > best.length) best = { start, length: end - start }
  }
  return best
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map(groupsOf)
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const given = head.length + (tail?.length ?? 0)
  // `::` stands for at least one group.
  if (halves.length === 2 ? given > 7 : given !== 8) return undefined
  const groups = [...head, ...Array.from({ length: 8 - given }, () => 0), ...(tail ?? [])]
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n)
}

/** The groups of one side of `::`; the last two may be written as IPv4. */
function groupsOf(side: string): readonly number[] | undefined {
  if (side === '') return []
  const parts = side.split(':')
  const last = parts.at(-1) ?? ''
  const ipv4 = last.includes('.') ? readIpv4(last) : undefined
  if (last.includes('.') && ipv4 === undefined) return undefined
  const hex = ipv4 === undefined ? parts : parts.slice(0, -1)
  if (!hex.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined
  const groups = hex.map((part) => Number.parseInt(part, 16))
  return ipv4 === undefined ? groups : [...groups, Number(ipv4 >> 16n), Number(ipv4 & 0xffffn)]
}
