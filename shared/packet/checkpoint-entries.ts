import { checkpointEntry, checkpointOrigin } from '../model/growth.ts'
import { decodeBase64 } from '../proof/base64.ts'
import { checkpointNote } from '../proof/checkpoint.ts'
import { parseDigest } from '../proof/digest.ts'
import type { Hash } from '../proof/hash.ts'
import type { SourceEntry } from '../model/source.ts'
import type { Signer } from './contents.ts'

const RAW_KEY_BYTES = 32

/** A signed checkpoint (C2SP) for each source, by every signer. A key's name is `docket-` and the start of its id. */
export function checkpointEntries(
  sources: readonly SourceEntry[],
  signers: readonly Signer[],
  hash: Hash,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const notaries = signers.map((signer) => ({
    name: `docket-${signer.keyid.slice('sha256:'.length, 'sha256:'.length + 16)}`,
    raw: rawKeyOf(signer.publicKeyPem),
    sign: (bytes: Uint8Array) => signer.sign(bytes),
  }))
  return sources.map(({ id, name, records, root }) => {
    const bytes = parseDigest(root)
    if (bytes === null) throw new RangeError(`the root of source ${id} is no digest`)
    const checkpoint = { origin: checkpointOrigin(name), size: records, root: bytes }
    return {
      path: checkpointEntry(id),
      bytes: new TextEncoder().encode(checkpointNote(checkpoint, notaries, hash)),
    }
  })
}

/** The last 32 bytes of an SPKI (RFC 8410). */
function rawKeyOf(pem: string): Uint8Array {
  const der = decodeBase64(pem.replaceAll(/-----[^-]+-----|\s/g, ''))
  if (der === null || der.length < RAW_KEY_BYTES) throw new RangeError('a signer without its public key')
  return der.subarray(-RAW_KEY_BYTES)
}
