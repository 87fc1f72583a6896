import { basename } from 'node:path'
import { type DigestText, digestStream, type PublicKey } from '../../crypto.ts'
import { ProgressMeter } from '../../intake/progress-meter.ts'
import { openFile } from '../../intake/source/open-file.ts'
import { DocketError } from '../../model/error.ts'
import type { OnProgress } from '../../model/progress.ts'
import type { VerificationReport, VerificationStep } from '../../model/verification.ts'
import type { DisclosureSource } from '../../verify/disclosure.ts'
import type { PacketSource } from '../../verify/packet-source.ts'
import type { KeyStanding } from '../../verify/checks/key-trust.ts'
import { verifyPacket } from '../../verify/verify.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { PACKET_TOOLS, verifierOf } from './packet-tools.ts'
import { rebuildPacket } from './rebuild-packet.ts'

/** A key that the person vouches for, and what is known of it where a trust store holds it. */
export interface VouchedKey extends PublicKey {
  readonly standing?: KeyStanding | undefined
}

export interface VerifyFileOptions {
  readonly trusted: readonly VouchedKey[]
  /** Certificates (DER) of authorities for timestamps that the person vouches for; left out: none. */
  readonly authorities?: readonly Uint8Array[] | undefined
  /** With what to do the work again; left out where that is not asked for. */
  readonly reperform?: { readonly evaluator: OpenEvaluator } | undefined
  /** The path of what was withheld from the packet, or of a part of it. */
  readonly disclosure?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** A report, and which bytes it is of. */
export interface PacketVerification extends VerificationReport {
  readonly bytes: number
  readonly sha256: DigestText
}

const DIGEST_PIECE = 1 << 20

/**
 * Verifies a packet file. Progress tells of each check as it is made. Throws FILE_UNREADABLE and CANCELLED;
 * whatever the packet holds gives a report.
 */
export async function verifyPacketFile(
  path: string,
  { trusted, authorities, reperform, disclosure, signal, onProgress }: VerifyFileOptions,
): Promise<PacketVerification> {
  const opened = await openFile(path)
  await using file = opened.handle
  const { size } = opened
  const meter = new ProgressMeter(onProgress)
  let read = 0
  let checks: readonly VerificationStep[] = []
  const told = () => ({
    phase: 'verify' as const,
    subject: basename(path),
    doneBytes: read,
    records: 0,
    quarantined: 0,
    checks,
  })
  const source = {
    name: basename(path),
    size,
    async read(offset: number, length: number) {
      if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
      read += bytesRead
      meter.step(told())
      return bytes.subarray(0, bytesRead)
    },
  }
  const report = await verifyPacket(source, PACKET_TOOLS, {
    trusted: trusted.map((key) => ({ ...verifierOf(key), standing: key.standing })),
    authorities,
    ...(reperform === undefined ? {} : { rebuild: rebuildPacket(reperform.evaluator, signal) }),
    ...(disclosure === undefined ? {} : { disclosure: await disclosureFrom(disclosure) }),
    onStep(steps) {
      checks = steps
      meter.end(told())
    },
  })
  return { ...report, bytes: size, sha256: await digestStream(pieces(source)) }
}

/** Throws FILE_UNREADABLE. */
async function disclosureFrom(path: string): Promise<DisclosureSource> {
  // Told at once, not as a fault of the packet.
  await (await openFile(path)).handle.close()
  return {
    name: basename(path),
    async *chunks() {
      await using file = (await openFile(path)).handle
      for await (const chunk of file.readableWebStream({ autoClose: false })) yield chunk as Uint8Array
    },
  }
}

async function* pieces(source: PacketSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += DIGEST_PIECE) yield await source.read(at, DIGEST_PIECE)
}
