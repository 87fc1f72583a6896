import type { VerificationReport, VerificationStep } from '../../shared/model/verification.ts'
import { formatDigest } from '../../shared/proof/digest.ts'
import { readPacketKeys } from '../../shared/verify/checks/signature.ts'
import { readDirectory } from '../../shared/verify/container/directory.ts'
import { EntryFault } from '../../shared/verify/faults.ts'
import { PacketReader } from '../../shared/verify/packet-reader.ts'
import type { PacketSource, PublicKey } from '../../shared/verify/packet-source.ts'
import { verifyPacket } from '../../shared/verify/verify.ts'
import type { DisclosureSource } from '../../shared/verify/disclosure.ts'
import type { GivenTrust } from './given-trust.ts'
import { PAGE_TOOLS } from './page-tools.ts'

/** A report, and which bytes it is of. */
export interface FileVerified extends VerificationReport {
  readonly bytes: number
  readonly sha256: string
}

const PIECE = 1 << 20

/**
 * Verifies a packet by the checks of the command line. Rejects only with what the source throws: whatever the packet
 * holds gives a report.
 */
export async function verifyFile(
  source: PacketSource,
  { trust, disclosure }: { readonly trust: GivenTrust; readonly disclosure: DisclosureSource | undefined },
  onStep: (steps: readonly VerificationStep[]) => void,
): Promise<FileVerified> {
  const trusted = [...trust.keys, ...(await keysOf(source, trust.fingerprints))]
  const report = await verifyPacket(source, PAGE_TOOLS, {
    trusted,
    authorities: trust.authorities.map(({ der }) => der),
    disclosure,
    onStep,
  })
  const running = PAGE_TOOLS.startHash()
  for (let at = 0; at < source.size; at += PIECE) running.update(await source.read(at, PIECE))
  return { ...report, bytes: source.size, sha256: formatDigest(running.digest()) }
}

/**
 * Keys of the packet whose fingerprints the person gave: the digest of the whole key, so that no other key has it.
 * It is the fingerprint that is trusted, which came another way, and never that the packet holds the key.
 */
async function keysOf(source: PacketSource, fingerprints: readonly string[]): Promise<readonly PublicKey[]> {
  if (fingerprints.length === 0) return []
  try {
    const reader = new PacketReader(source, await readDirectory(source), PAGE_TOOLS)
    const { keys } = await readPacketKeys(reader, PAGE_TOOLS)
    return keys.filter(({ keyid }) => fingerprints.includes(keyid))
  } catch (error) {
    if (error instanceof EntryFault) return []
    throw error
  }
}
