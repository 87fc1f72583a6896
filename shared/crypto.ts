import {
  type KeyObject,
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomBytes,
  scryptSync,
  sign,
  verify,
} from 'node:crypto'

/** The text of a SHA-256 digest: `sha256:` and 64 lowercase hex digits. */
export type DigestText = `sha256:${string}`

/** An Ed25519 public key: its SPKI DER (44 bytes), and what node:crypto makes of it. */
export interface PublicKey {
  readonly spki: Uint8Array
  readonly key: KeyObject
  readonly keyid: DigestText
}

/** Why a key is not taken. */
export type KeyRefusal =
  | 'not-pem'
  | 'not-ed25519'
  | 'weak-key'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'damaged-key'

export type PublicKeyReading =
  | { readonly ok: true; readonly publicKey: PublicKey }
  | { readonly ok: false; readonly reason: KeyRefusal }
export type PrivateKeyReading =
  | { readonly ok: true; readonly privateKey: KeyObject }
  | { readonly ok: false; readonly reason: KeyRefusal }

const HASH_BYTES = 32
const SIGNATURE_BYTES = 64
const POINT_BYTES = 32
/** SPKI of Ed25519 (RFC 8410 section 4) is these twelve bytes and the key: one key, one encoding, one keyid. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const MAX_PEM_CHARS = 16 * 1024
/**
 * scrypt at 2^14, 8, 5: 16 MiB, about a fifth of a second a guess. The most that stock OpenSSL reads back without
 * raising its 32 MiB limit. (node:crypto alone would write PBKDF2 with 2,048 rounds, which holds off nobody.)
 */
const SCRYPT = { N: 16_384, r: 8, p: 5 } as const

/** SHA-256 (FIPS 180-4). By way of latin1 text, which is twice as fast as having a buffer made. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = Buffer.allocUnsafe(HASH_BYTES)
  digest.write(hash('sha256', bytes, 'binary'), 0, HASH_BYTES, 'latin1')
  return digest
}

/** SHA-256 as digest text. */
export function digestOf(bytes: Uint8Array): DigestText {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}

/**
 * The RFC 6962 leaf hash, `SHA-256(0x00 ‖ buffer[start, end))`, without a copy: the byte before the record is
 * 0x00 for the time of the hash, then itself again. Writes 32 bytes to `out` at `outOffset`.
 *
 * Requires 1 <= start <= end <= buffer.length and outOffset + 32 <= out.length; throws a RangeError. The
 * buffer must not be shared with another thread meanwhile.
 */
export function leafHashInPlace(
  buffer: Uint8Array,
  start: number,
  end: number,
  out: Buffer,
  outOffset: number,
): void {
  if (!(start >= 1 && start <= end && end <= buffer.length)) {
    throw new RangeError(`no record at [${start}, ${end}) of ${buffer.length} bytes with a byte before it`)
  }
  if (!(outOffset >= 0 && outOffset + HASH_BYTES <= out.length)) throw new RangeError('no room for the hash')
  const before = buffer[start - 1] ?? 0
  buffer[start - 1] = 0
  const digest = hash('sha256', buffer.subarray(start - 1, end), 'binary')
  buffer[start - 1] = before
  out.write(digest, outOffset, HASH_BYTES, 'latin1')
}

/** What DSSE calls keyid: the digest of the SPKI DER (formats.md 5). */
export function keyIdOf(spki: Uint8Array): DigestText {
  return digestOf(spki)
}

/** A new Ed25519 key pair. */
export function generateEd25519(): { readonly privateKey: KeyObject; readonly publicKey: PublicKey } {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKeyOf(privateKey) }
}

/** The public half of an Ed25519 private key. */
export function publicKeyOf(privateKey: KeyObject): PublicKey {
  const key = createPublicKey(privateKey)
  const spki = key.export({ type: 'spki', format: 'der' })
  return { spki, key, keyid: keyIdOf(spki) }
}

/** Signs (RFC 8032, Ed25519): bytes in, 64 bytes out. Requires an Ed25519 private key. */
export function signEd25519(privateKey: KeyObject): (message: Uint8Array) => Uint8Array {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return (message) => sign(null, message, privateKey)
}

/**
 * Whether a signature holds (RFC 8032 section 5.1.7). Never throws: key, message and signature are hostile.
 * A key given as DER must be one that openPublicKeyDer takes. An R of small order is refused, as no signer makes one
 * and libraries differ on it: a packet is valid everywhere or nowhere.
 */
export function verifyEd25519(
  key: KeyObject | Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== SIGNATURE_BYTES || isWeak(signature.subarray(0, POINT_BYTES))) return false
  if (key instanceof Uint8Array) {
    const opened = openPublicKeyDer(key)
    return opened.ok && verify(null, message, opened.publicKey.key, signature)
  }
  return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature)
}

/** Reads an SPKI DER (RFC 8410). Refuses any encoding but the one, and keys that would sign for everybody. */
export function openPublicKeyDer(der: Uint8Array): PublicKeyReading {
  const prefix = der.subarray(0, SPKI_PREFIX.length)
  if (der.length !== SPKI_PREFIX.length + POINT_BYTES || !SPKI_PREFIX.equals(prefix)) {
    return { ok: false, reason: 'not-ed25519' }
  }
  const spki = Uint8Array.from(der)
  if (isWeak(spki.subarray(SPKI_PREFIX.length))) return { ok: false, reason: 'weak-key' }
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return { ok: true, publicKey: { spki, key, keyid: keyIdOf(spki) } }
}

/** Reads a public key in PEM (`PUBLIC KEY`, RFC 7468); nothing else: not a certificate, not a private key. */
export function openPublicKey(pem: string): PublicKeyReading {
  const der = pem.length <= MAX_PEM_CHARS ? bodyOf(pem, 'PUBLIC KEY') : null
  return der === null ? { ok: false, reason: 'not-pem' } : openPublicKeyDer(der)
}

/** A public key as SPKI PEM (RFC 7468). */
export function publicKeyPem(spki: Uint8Array): string {
  return pemOf('PUBLIC KEY', spki)
}

/**
 * Reads an Ed25519 private key in PKCS#8 PEM, encrypted (PBES2, any that OpenSSL reads) or plain. Requires the
 * passphrase only where it is encrypted.
 */
export function openPrivateKey(pem: string, passphrase: string | null): PrivateKeyReading {
  if (pem.length > MAX_PEM_CHARS) return { ok: false, reason: 'not-pem' }
  const encrypted = bodyOf(pem, 'ENCRYPTED PRIVATE KEY')
  const der = encrypted ?? bodyOf(pem, 'PRIVATE KEY')
  if (der === null) return { ok: false, reason: 'not-pem' }
  if (encrypted !== null && passphrase === null) return { ok: false, reason: 'passphrase-needed' }
  try {
    const options = { key: der, format: 'der', type: 'pkcs8' } as const
    const privateKey = createPrivateKey(
      encrypted === null ? options : { ...options, passphrase: passphrase ?? '' },
    )
    return privateKey.asymmetricKeyType === 'ed25519'
      ? { ok: true, privateKey }
      : { ok: false, reason: 'not-ed25519' }
  } catch {
    // OpenSSL's words for a wrong passphrase vary with what the garbage looks like.
    return { ok: false, reason: encrypted !== null && isWholeDer(der) ? 'wrong-passphrase' : 'damaged-key' }
  }
}

/**
 * A private key as encrypted PKCS#8 PEM: PBES2 with scrypt and AES-256-CBC (RFC 8018, RFC 7914 section 7), as
 * `openssl pkcs8 -topk8 -scrypt` writes it and any OpenSSL since 1.1 reads it. Requires a passphrase.
 */
export function privateKeyPem(privateKey: KeyObject, passphrase: string): string {
  if (passphrase === '') throw new RangeError('a passphrase is needed')
  const salt = randomBytes(16)
  const iv = randomBytes(16)
  const key = scryptSync(passphrase, salt, 32, SCRYPT)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const kdf = sequence(
    oid('2b06010401da47040b'),
    sequence(octets(salt), ...[SCRYPT.N, SCRYPT.r, SCRYPT.p].map(integer)),
  )
  const encryption = sequence(oid('60864801650304012a'), octets(iv))
  const algorithm = sequence(oid('2a864886f70d01050d'), sequence(kdf, encryption))
  return pemOf('ENCRYPTED PRIVATE KEY', sequence(algorithm, octets(sealed)))
}

/** Points of small order, by their canonical y: with such a key one signature holds for many messages. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
])

/** Whether a point is of small order, or its y is not below 2^255 - 19 (a second encoding of another point). */
function isWeak(point: Uint8Array): boolean {
  const y = Buffer.from(point)
  y.writeUInt8(y.readUInt8(31) & 0x7f, 31)
  const hex = y.toString('hex')
  const isBeyondField = /^(?:e[d-f]|f[0-9a-f])(?:ff){30}7f$/.test(hex)
  return isBeyondField || SMALL_ORDER.has(hex)
}

/** The bytes between the lines of a PEM text that holds one block of this label and nothing else. */
function bodyOf(pem: string, label: string): Buffer | null {
  const text = pem.trim()
  const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`]
  if (!text.startsWith(begin) || !text.endsWith(end)) return null
  const body = text.slice(begin.length, -end.length).replaceAll(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? Buffer.from(body, 'base64') : null
}

function pemOf(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** Whether a DER sequence has the length that it says: nothing was cut off or added. */
function isWholeDer(der: Buffer): boolean {
  if (der[0] !== 0x30) return false
  const first = der[1] ?? 0
  if (first < 0x80) return der.length === 2 + first
  const lengthBytes = first & 0x7f
  if (lengthBytes < 1 || lengthBytes > 2 || der.length < 2 + lengthBytes) return false
  return der.length === 2 + lengthBytes + der.readUIntBE(2, lengthBytes)
}

function tagged(tag: number, content: Uint8Array): Buffer {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function octets(content: Uint8Array): Buffer {
  return tagged(0x04, content)
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'))
}

/** Requires 0 <= value < 2^15. */
function integer(value: number): Buffer {
  return tagged(0x02, value < 0x80 ? Buffer.from([value]) : Buffer.from([value >> 8, value & 0xff]))
}

/** SHA-256 of bytes as they come, as digest text. */
export async function digestStream(pieces: AsyncIterable<Uint8Array>): Promise<DigestText> {
  const running = createHash('sha256')
  for await (const piece of pieces) running.update(piece)
  return `sha256:${running.digest('hex')}`
}
