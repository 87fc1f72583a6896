import { recordRef } from '../model/ids.ts'
import type { JsonValue } from '../model/json.ts'
import { isWithheldJson, withheldJson, withheldText, type WithheldPlace } from '../model/withheld.ts'
import { encodeBase64 } from '../proof/base64.ts'
import { equalBytes, type Hash } from '../proof/hash.ts'
import { decodeHex } from '../proof/hex.ts'
import { type JsonChange, spliceJson } from '../proof/json-splice.ts'
import { type JsonNode, jsonTree, nodeAtPointer } from '../proof/json-tree.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import { utf8Text } from '../proof/utf8-text.ts'
import { withheldDigest } from '../proof/withheld-digest.ts'
import type { Disclosed } from './disclosure.ts'
import type { RawRecord } from './packet-records.ts'

const encoder = new TextEncoder()

/**
 * Why a record is not one with digests in the places that are listed, each named once; undefined where it is. Both are
 * hostile: of a place no more is looked at than a digest has characters.
 */
export function placesFault(record: RawRecord, places: readonly WithheldPlace[]): string | undefined {
  const text = utf8Text(record.bytes)
  if (text === undefined) return 'is no text, and values are said to be withheld from it'
  if (!parseLossless(text).ok) return 'is no JSON, and values are said to be withheld from it'
  if (new Set(places.map(({ path }) => path)).size < places.length)
    return 'is said to have a value withheld twice'
  const tree = jsonTree(text)
  for (const { path } of places) {
    const node = nodeAtPointer(tree, path)
    if (node === undefined || !isWithheldJson(text.slice(node.from, node.to)))
      return `has no digest at ${JSON.stringify(path)}, where a value is said to be withheld`
  }
  return undefined
}

/**
 * Why what is disclosed of a record is not what was withheld from it; undefined where it is: with digests of its
 * values in their places it is the record of the packet, letter for letter.
 *
 * Requires a record in which `placesFault` finds nothing, so that no place lies within another and the time is that of
 * the record's size.
 */
export function disclosureFault(
  record: RawRecord,
  places: readonly WithheldPlace[],
  { bytes, salts }: Disclosed,
  hash: Hash,
): string | undefined {
  const isWhole = places.length === 1 && places[0]?.path === ''
  const text = utf8Text(bytes)
  const tree = text !== undefined && parseLossless(text).ok ? jsonTree(text) : undefined
  if (tree === undefined && !isWhole) return 'is disclosed as what is no JSON'
  const changes: JsonChange[] = []
  for (const { path } of places) {
    const salt = decodeHex(salts.get(path) ?? '')
    if (salt?.length !== 32) return `is disclosed without the salt of ${JSON.stringify(path)}`
    const value = tree === undefined ? encodeBase64(bytes) : valueAt(text ?? '', tree, path)
    if (value === undefined) return `is disclosed without a value at ${JSON.stringify(path)}`
    changes.push({ path, text: withheldJson(withheldDigest(hash, salt, path, value)) })
  }
  const again = isWhole ? changes[0]?.text : spliceJson(text ?? '', changes)
  if (again !== undefined && equalBytes(encoder.encode(again), record.bytes)) return undefined
  return 'is disclosed otherwise than it was withheld: digests or other bytes differ'
}

/** A record that can be read again without its disclosure: a text of its own stands for each withheld value. */
export function readableRecord(record: RawRecord, places: readonly WithheldPlace[]): RawRecord {
  const text = utf8Text(record.bytes)
  if (text === undefined || !parseLossless(text).ok) return record
  const ref = recordRef(record.source, record.index)
  const changes = places.map(({ path }, at) => ({ path, text: JSON.stringify(withheldText(ref, at)) }))
  const readable = spliceJson(text, changes)
  return readable === undefined ? record : { ...record, bytes: encoder.encode(readable) }
}

function valueAt(text: string, tree: JsonNode, path: string): JsonValue | undefined {
  const node = nodeAtPointer(tree, path)
  if (node === undefined) return undefined
  const reading = parseLossless(text.slice(node.from, node.to))
  return reading.ok ? reading.value : undefined
}
