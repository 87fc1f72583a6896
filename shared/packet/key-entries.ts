import type { Signer } from './contents.ts'

const KEYID = /^sha256:([0-9a-f]{64})$/

/** `keys/` and the first 16 hex digits of the key's id. Two keys of one packet do not share them. */
export function keyEntries(
  signers: readonly Signer[],
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const entries = signers.map(({ keyid, publicKeyPem }) => {
    const hex = KEYID.exec(keyid)?.[1]
    if (hex === undefined) throw new RangeError(`not a key id: ${keyid}`)
    return { path: `keys/${hex.slice(0, 16)}.pem`, bytes: new TextEncoder().encode(publicKeyPem) }
  })
  if (new Set(entries.map(({ path }) => path)).size !== entries.length)
    throw new RangeError('a packet is signed once by each key')
  return entries
}
