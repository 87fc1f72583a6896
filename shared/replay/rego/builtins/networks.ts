import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import { setOf } from '../values/set.ts'
import type { Value } from '../values/value.ts'
import { isArray, isObject, isSet } from '../values/value.ts'
import type { ArgumentType, Builtin, BuiltinContext } from './builtin.ts'
import { ANY, BOOLEAN, LIST, SET, STRING, builtin, failed } from './builtin.ts'
import type { Network } from './ip-address.ts'
import { addressText, contains, lastOf, parseAddress, parseNetwork } from './ip-address.ts'
import { mergedNetworks } from './merge-networks.ts'
import { operand, textOperand, utf8 } from './operands.ts'

const NETWORKS: ArgumentType = ['string', 'array', 'set', 'object']

/** OPA has no limit; a network of more addresses is not one that a policy lists. */
const MOST_ADDRESSES = 1n << 20n

export const NET: readonly Builtin[] = [
  builtin('net.cidr_contains', [STRING, STRING], BOOLEAN, (args) =>
    containsText(textOperand(args, 0), textOperand(args, 1)),
  ),
  builtin('net.cidr_overlap', [STRING, STRING], BOOLEAN, (args) =>
    containsText(textOperand(args, 0), textOperand(args, 1)),
  ),
  builtin('net.cidr_intersects', [STRING, STRING], BOOLEAN, (args) => {
    const [a, b] = [networkOf(textOperand(args, 0)), networkOf(textOperand(args, 1))]
    return contains(a, b) || contains(b, a)
  }),
  builtin('net.cidr_contains_matches', [NETWORKS, NETWORKS], SET, matches),
  builtin('net.cidr_expand', [STRING], SET, (args, context) =>
    expanded(networkOf(textOperand(args, 0)), context),
  ),
  builtin('net.cidr_is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && parseNetwork(value) !== undefined
  }),
  builtin('net.cidr_merge', [LIST], SET, (args) => {
    const value = operand(args, 0)
    if (!isArray(value) && !isSet(value)) return failed('operand must be an array')
    const texts = (isArray(value) ? value : value.elements()).map((element) =>
      typeof element === 'string' ? utf8(element) : failed('element must be string'),
    )
    return setOf(mergedNetworks(texts))
  }),
]

function networkOf(text: string): Network {
  return parseNetwork(text) ?? failed(`invalid CIDR address: ${text}`)
}

/** The second is an address or a network. */
function containsText(whole: string, part: string): boolean {
  const network = networkOf(whole)
  const address = parseAddress(part)
  if (address !== undefined) return contains(network, address)
  const inner =
    parseNetwork(part) ?? failed(`not a valid textual representation of an IP address or CIDR: ${part}`)
  return contains(network, inner) && contains(network, lastOf(inner))
}

/** Pairs of what the matching entries are named by: the text itself, an index, a key, or the element of a set. */
function matches(args: readonly Value[], context: BuiltinContext): Value {
  const [wholes, parts] = [named(args, 0), named(args, 1)]
  context.spend(wholes.length * parts.length)
  return setOf(
    wholes.flatMap(([whole, name]) =>
      parts
        .filter(([part]) => containsText(textOperand([whole], 0), textOperand([part], 0)))
        .map(([, other]) => [name, other]),
    ),
  )
}

function named(args: readonly Value[], at: number): readonly (readonly [text: Value, name: Value])[] {
  const value = operand(args, at)
  const entry = (element: Value) => entryText(element, at)
  if (typeof value === 'string') return [[value, value]]
  if (isArray(value)) return value.map((element, index) => [entry(element), numberOfInteger(index)])
  if (isSet(value)) return value.elements().map((element) => [entry(element), element])
  return isObject(value) ? value.entries().map(([key, member]) => [entry(member), key]) : []
}

/** The text, or the first element of an array. */
function entryText(element: Value, at: number): Value {
  const text = isArray(element) ? element[0] : element
  if (text === undefined || (typeof element !== 'string' && !isArray(element)))
    return failed(`operand ${at + 1}: element must be string or non-empty array`)
  return text
}

function expanded(network: Network, context: BuiltinContext): Value {
  const count = 1n << BigInt(network.bits - network.prefix)
  if (count > MOST_ADDRESSES) throw new NotExact(`a network of more than ${MOST_ADDRESSES} addresses`)
  context.spend(Number(count))
  return setOf(
    Array.from({ length: Number(count) }, (_, at) =>
      addressText({ bits: network.bits, value: network.value + BigInt(at) }),
    ),
  )
}
