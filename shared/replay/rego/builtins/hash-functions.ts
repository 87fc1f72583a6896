import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { CHash } from '@noble/hashes/utils.js'
import { encodeHex } from '../../../proof/hex.ts'
import { bytesOfString } from '../values/bytes.ts'
import type { Builtin } from './builtin.ts'
import { BOOLEAN, STRING, builtin } from './builtin.ts'
import { bytesOperand } from './operands.ts'

export const HASHES: readonly Builtin[] = [
  hashOf('crypto.md5', md5),
  hashOf('crypto.sha1', sha1),
  hashOf('crypto.sha256', sha256),
  keyedHash('crypto.hmac.md5', md5),
  keyedHash('crypto.hmac.sha1', sha1),
  keyedHash('crypto.hmac.sha256', sha256),
  keyedHash('crypto.hmac.sha512', sha512),
  builtin(
    'crypto.hmac.equal',
    [STRING, STRING],
    BOOLEAN,
    (args) => bytesOperand(args, 0) === bytesOperand(args, 1),
  ),
]

function hashOf(name: string, hash: CHash): Builtin {
  return builtin(name, [STRING], STRING, (args, context) => {
    const bytes = bytesOfString(bytesOperand(args, 0))
    context.spend(bytes.length)
    return encodeHex(hash(bytes))
  })
}

/** The message, then the key. */
function keyedHash(name: string, hash: CHash): Builtin {
  return builtin(name, [STRING, STRING], STRING, (args, context) => {
    const [message, key] = [bytesOfString(bytesOperand(args, 0)), bytesOfString(bytesOperand(args, 1))]
    context.spend(message.length + key.length)
    return encodeHex(hmac(hash, key, message))
  })
}
