import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import Database from 'better-sqlite3'
import { isAuthorized, type PolicySet } from '@cedar-policy/cedar-wasm/nodejs'
import { open } from 'yauzl'
import { sha256 } from '../../shared/crypto.ts'
import { MerkleBuilder } from '../../shared/proof/merkle-builder.ts'
import { requestsOf } from './requests.ts'

/** Split at line ends, `JSON.parse` a line, keep nothing: what any reader of the file must at least do. */
export async function parseOnly(evidence: string) {
  let rest: Buffer = Buffer.alloc(0)
  let records = 0
  let bytes = 0
  for await (const piece of createReadStream(evidence, { highWaterMark: 4 << 20 }) as AsyncIterable<Buffer>) {
    bytes += piece.length
    const text = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let start = 0
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
      JSON.parse(text.toString('utf8', start, end))
      records += 1
      start = end + 1
    }
    rest = text.subarray(start)
  }
  return { records, bytes }
}

/** The RFC 6962 root over so many leaves, in memory. */
export function merkleRoot(leaves: number) {
  const tree = new MerkleBuilder(sha256)
  const seed = randomBytes(32 * 4096)
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const at = (leaf % 4096) * 32
    tree.append(seed.subarray(at, at + 32))
  }
  return { bytes: tree.root().length }
}

/** The vendor's plain call for each request: policies and entities given as text, nothing kept in between. */
export function naiveCedar(casePath: string, most: number) {
  const asked = requestsOf(casePath, most)
  const start = performance.now()
  for (const { request, version } of asked) {
    const { principal, action, resource, context } = JSON.parse(request)
    const text = (path: string | undefined) =>
      Buffer.from(version.files.find((file) => file.path === path)?.bytes ?? []).toString()
    const answer = isAuthorized({
      principal,
      action,
      resource,
      context: context ?? {},
      policies: { staticPolicies: version.texts.map(text).join('\n') } satisfies PolicySet,
      entities: version.entities === undefined ? [] : JSON.parse(text(version.entities)),
      ...(version.schema === undefined ? {} : { schema: text(version.schema) }),
    })
    if (answer.type !== 'success') throw new Error('the floor cannot evaluate a request')
  }
  return { evaluations: asked.length, ms: performance.now() - start }
}

/** A query that has to look at every decision. */
export function scanUnindexed(casePath: string, times: number) {
  const database = new Database(casePath, { readonly: true })
  const query = database.prepare('SELECT count(*) FROM decision_text WHERE instr(json, char(1)) > 0')
  const start = performance.now()
  for (let time = 0; time < times; time += 1) query.get()
  const ms = (performance.now() - start) / times
  database.close()
  return { ms }
}

/** The id of every decision read and hashed once: what any draw from all of them must at least do. */
export function hashIds(casePath: string) {
  const database = new Database(casePath, { readonly: true })
  const start = performance.now()
  let bytes = 0
  for (const id of database.prepare('SELECT id FROM decision ORDER BY ord').pluck().iterate())
    bytes += sha256(Buffer.from(`seed\0${String(id)}`)).length
  const ms = performance.now() - start
  database.close()
  return { ms, bytes }
}

/** Every entry of a packet, inflated and hashed: what any check of its bytes must at least do. */
export function hashEntries(packet: string) {
  return new Promise<{ entries: number; bytes: number }>((resolve, reject) => {
    open(packet, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error)
      let entries = 0
      let bytes = 0
      zip.on('end', () => resolve({ entries, bytes }))
      zip.on('error', reject)
      zip.on('entry', (entry) => {
        entries += 1
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure)
          const hash = createHash('sha256')
          stream.on('data', (piece: Buffer) => {
            bytes += piece.length
            hash.update(piece)
          })
          stream.on('error', reject)
          stream.on('end', () => {
            hash.digest()
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
