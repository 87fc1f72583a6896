import { type CelFunc, type CelList, CelScalar, type CelValue, celFunc, celMethod } from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { branded, partsOfBrand } from './branded-lists.ts'
import {
  addressText,
  type IpAddress,
  type IpRange,
  isMapped,
  masked,
  readAddress,
  readRange,
  sharesPrefix,
  unmapped,
} from './ip-address.ts'

const { BOOL, INT, STRING } = CelScalar

/** Cerbos's `inIPAddrRange`, and the network extension of cel-go: addresses and ranges. */
export const NETWORK: readonly CelFunc[] = [
  celMethod('inIPAddrRange', STRING, [STRING], BOOL, function (range) {
    return isInRange(this, range)
  }),
  celFunc('isIP', [STRING], BOOL, (text) => plainAddress(text) !== undefined),
  celFunc('isCIDR', [STRING], BOOL, (text) => plainRange(text) !== undefined),
  celFunc('ip', [STRING], LIST, (text) => addressValue(addressOf(text))),
  celFunc('cidr', [STRING], LIST, (text) => rangeValue(rangeOf(text))),
  celFunc('ip.isCanonical', [STRING], BOOL, (text) => addressText(addressOf(text)) === text),
  celFunc('string', [LIST], STRING, textOf),
  celMethod('family', LIST, [], INT, function () {
    return BigInt(addressIn(this).family)
  }),
  ...(
    [
      ['isUnspecified', ({ bits }) => bits === 0n],
      ['isLoopback', isLoopback],
      ['isGlobalUnicast', isGlobalUnicast],
      [
        'isLinkLocalMulticast',
        ({ family, bits }) => (family === 4 ? bits >> 8n === 0xe00000n : isLinkLocal6(bits)),
      ],
      ['isLinkLocalUnicast', isLinkLocalUnicast],
    ] as const satisfies readonly (readonly [string, (address: IpAddress) => boolean])[]
  ).map(([name, holds]) =>
    celMethod(name, LIST, [], BOOL, function () {
      return holds(addressIn(this))
    }),
  ),
  celMethod('containsIP', LIST, [STRING], BOOL, function (text) {
    return contains(rangeIn(this), { address: addressOf(text), length: 0 }, 'address')
  }),
  celMethod('containsIP', LIST, [LIST], BOOL, function (address) {
    return contains(rangeIn(this), { address: addressIn(address), length: 0 }, 'address')
  }),
  celMethod('containsCIDR', LIST, [STRING], BOOL, function (text) {
    return contains(rangeIn(this), rangeOf(text), 'range')
  }),
  celMethod('containsCIDR', LIST, [LIST], BOOL, function (range) {
    return contains(rangeIn(this), rangeIn(range), 'range')
  }),
  celMethod('ip', LIST, [], LIST, function () {
    return addressValue(rangeIn(this).address)
  }),
  celMethod('masked', LIST, [], LIST, function () {
    const range = rangeIn(this)
    return rangeValue({ address: masked(range), length: range.length })
  }),
  celMethod('isMask', LIST, [], BOOL, function () {
    const range = rangeIn(this)
    return masked(range).bits === range.address.bits
  }),
  celMethod('prefixLength', LIST, [], INT, function () {
    return BigInt(rangeIn(this).length)
  }),
]

/** Go's net package: IPv4 inside IPv6 is IPv4. */
function isInRange(text: string, range: string): boolean {
  const address = readAddress(text)
  if (address === undefined) throw new Error(`invalid IP address: ${text.slice(0, 60)}`)
  // Leading zeros of the length are read there, and not by the newer package.
  const found = readRange(range.replace(/\/0+(?=\d)/, '/'))
  if (found === undefined) throw new Error(`invalid CIDR address: ${range.slice(0, 60)}`)
  const [within, plain] = [unmapped(found), unmapped({ address, length: 128 }).address]
  return sharesPrefix(within.address, isMapped(address) ? plain : address, within.length)
}

function contains(range: IpRange, other: IpRange, kind: 'address' | 'range'): boolean {
  if (kind === 'range' && range.length > other.length) return false
  return sharesPrefix(range.address, other.address, range.length)
}

/** Without IPv4 inside IPv6, which the newer package refuses. */
function plainAddress(text: string): IpAddress | undefined {
  const address = readAddress(text)
  return address === undefined || isMapped(address) ? undefined : address
}

function plainRange(text: string): IpRange | undefined {
  const range = readRange(text)
  return range === undefined || isMapped(range.address) ? undefined : range
}

function addressOf(text: string): IpAddress {
  const address = plainAddress(text)
  if (address === undefined) throw new Error('IP Address parse error during conversion from string')
  return address
}

function rangeOf(text: string): IpRange {
  const range = plainRange(text)
  if (range === undefined) throw new Error('CIDR parse error during conversion from string')
  return range
}

function addressValue(address: IpAddress): CelList {
  return branded('ip', [addressText(address)])
}

function rangeValue({ address, length }: IpRange): CelList {
  return branded('cidr', [addressText(address), BigInt(length)])
}

function addressIn(value: CelList): IpAddress {
  const [text] = partsOfBrand('ip', value) ?? []
  if (typeof text !== 'string') throw new Error('no such overload: a list is no IP address')
  return addressOf(text)
}

function rangeIn(value: CelList): IpRange {
  const [text, length] = partsOfBrand('cidr', value) ?? []
  if (typeof text !== 'string' || typeof length !== 'bigint')
    throw new Error('no such overload: a list is no CIDR')
  return { address: addressOf(text), length: Number(length) }
}

function textOf(value: CelList): string {
  const parts: readonly CelValue[] | undefined = partsOfBrand('ip', value) ?? partsOfBrand('cidr', value)
  if (parts === undefined) throw new Error('no such overload: string(list)')
  return parts.map((part) => (typeof part === 'string' ? part : `${part as bigint}`)).join('/')
}

function isLoopback({ family, bits }: IpAddress): boolean {
  return family === 4 ? bits >> 24n === 127n : bits === 1n
}

function isLinkLocalUnicast({ family, bits }: IpAddress): boolean {
  return family === 4 ? bits >> 16n === 0xa9fen : bits >> 118n === 0x3fan
}

function isLinkLocal6(bits: bigint): boolean {
  return ((bits >> 112n) & 0xff0fn) === 0xff02n
}

function isGlobalUnicast(address: IpAddress): boolean {
  const { family, bits } = address
  const isMulticast = family === 4 ? bits >> 28n === 0xen : bits >> 120n === 0xffn
  if (bits === 0n || (family === 4 && bits === 0xffff_ffffn)) return false
  return !isLoopback(address) && !isMulticast && !isLinkLocalUnicast(address)
}
