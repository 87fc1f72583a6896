import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { openPublicKey, type PublicKey, sha256, verifyEd25519 } from '../../crypto.ts'
import { ProgressMeter } from '../../intake/progress-meter.ts'
import { DocketError } from '../../model/error.ts'
import type { OnProgress } from '../../model/progress.ts'
import type { VerificationReport } from '../../model/verification.ts'
import type { PublicKey as Verifier, VerifyTools } from '../../verify/packet-source.ts'
import { verifyPacket } from '../../verify/verify.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { rebuildPacket } from './rebuild-packet.ts'

export interface VerifyFileOptions {
  /** The keys that the person vouches for. */
  readonly trusted: readonly PublicKey[]
  /** With what to do the work again; left out where that is not asked for. */
  readonly reperform?: { readonly evaluator: OpenEvaluator } | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** Verifies a packet file. Throws FILE_UNREADABLE and CANCELLED; whatever the packet holds gives a report. */
export async function verifyPacketFile(
  path: string,
  { trusted, reperform, signal, onProgress }: VerifyFileOptions,
): Promise<VerificationReport> {
  await using file = await openRegular(path)
  const { size } = await file.stat()
  const meter = new ProgressMeter(onProgress)
  let read = 0
  const source = {
    name: basename(path),
    size,
    async read(offset: number, length: number) {
      if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
      read += bytesRead
      meter.step({ phase: 'verify', subject: basename(path), doneBytes: read, records: 0, quarantined: 0 })
      return bytes.subarray(0, bytesRead)
    },
  }
  return await verifyPacket(source, TOOLS, {
    trusted: trusted.map(verifierOf),
    ...(reperform === undefined ? {} : { rebuild: rebuildPacket(reperform.evaluator, signal) }),
  })
}

const TOOLS: VerifyTools = {
  hash: sha256,
  startHash: () => {
    const running = createHash('sha256')
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
  },
  readPublicKey(pem) {
    const reading = openPublicKey(pem)
    return reading.ok ? verifierOf(reading.publicKey) : undefined
  },
}

function verifierOf({ keyid, key }: PublicKey): Verifier {
  return { keyid, verify: (message, signature) => verifyEd25519(key, message, signature) }
}

async function openRegular(path: string) {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new DocketError('FILE_UNREADABLE', { path, problem: (cause as Error).message }, { cause })
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new DocketError('FILE_UNREADABLE', { path, problem: 'it is no regular file' })
}
