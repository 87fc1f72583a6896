import { bytesOfString } from '../values/bytes.ts'
import type { Hash } from '../hashes/hash.ts'
import { MD5, SHA1, SHA256, SHA512, hmac } from '../hashes/hash.ts'
import type { Builtin } from './builtin.ts'
import { BOOLEAN, STRING, builtin } from './builtin.ts'
import { hexOf } from './encodings.ts'
import { bytesOperand } from './operands.ts'

export const HASHES: readonly Builtin[] = [
  hashOf('crypto.md5', MD5),
  hashOf('crypto.sha1', SHA1),
  hashOf('crypto.sha256', SHA256),
  keyedHash('crypto.hmac.md5', MD5),
  keyedHash('crypto.hmac.sha1', SHA1),
  keyedHash('crypto.hmac.sha256', SHA256),
  keyedHash('crypto.hmac.sha512', SHA512),
  builtin(
    'crypto.hmac.equal',
    [STRING, STRING],
    BOOLEAN,
    (args) => bytesOperand(args, 0) === bytesOperand(args, 1),
  ),
]

function hashOf(name: string, hash: Hash): Builtin {
  return builtin(name, [STRING], STRING, (args, context) => {
    const bytes = bytesOfString(bytesOperand(args, 0))
    context.spend(bytes.length)
    return hexOf(hash.digest(bytes))
  })
}

/** The message, then the key. */
function keyedHash(name: string, hash: Hash): Builtin {
  return builtin(name, [STRING, STRING], STRING, (args, context) => {
    const [message, key] = [bytesOfString(bytesOperand(args, 0)), bytesOfString(bytesOperand(args, 1))]
    context.spend(message.length + key.length)
    return hexOf(hmac(hash, key, message))
  })
}
