import {
  PACKET_FORMAT,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  STATEMENT_TYPE,
  type PacketManifest,
} from '../model/packet.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { sealEnvelope } from '../proof/dsse.ts'
import type { Signer } from './contents.ts'

/**
 * The statement's entry: a DSSE envelope (canonical JSON) round an in-toto Statement v1 (canonical JSON)
 * whose subject is every other entry, by name, and whose predicate says what was sealed and by which keys.
 */
export function sealStatement(
  digests: ReadonlyMap<string, string>,
  manifest: PacketManifest,
  signers: readonly Signer[],
): { readonly payload: Uint8Array; readonly text: string } {
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [...digests]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: {
      format: PACKET_FORMAT,
      case: manifest.case,
      selection: manifest.selection,
      counts: manifest.counts,
      sealedAt: manifest.sealedAt,
      sealedBy: manifest.sealedBy,
      signers: signers.map(({ keyid }) => keyid),
      limits: manifest.limits,
    },
  }
  const payload = new TextEncoder().encode(canonicalJson(statement))
  return { payload, text: canonicalJson(sealEnvelope(PAYLOAD_TYPE, payload, signers)) }
}
