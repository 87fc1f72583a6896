import { ALGORITHMS, sign } from '../jwt/algorithms.ts'
import { jwkKeys } from '../jwt/keys.ts'
import { objectOfJson } from '../jwt/token.ts'
import { bytesOfString } from '../values/bytes.ts'
import { jsonText } from '../values/json-text.ts'
import { valueOfJson } from '../values/json-value.ts'
import type { Value } from '../values/value.ts'
import { failed } from './builtin.ts'
import { encodeBase64 } from './base64-text.ts'
import { operand, textOperand } from './operands.ts'

/** Header, payload and key as values. */
export function encodeSign(args: readonly Value[]): string {
  return signed(jsonText(operand(args, 0)), jsonText(operand(args, 1)), jsonText(operand(args, 2)))
}

/** Header, payload and key as JSON texts: header and payload stay as they are written. */
export function encodeSignRaw(args: readonly Value[]): string {
  return signed(textOperand(args, 0), textOperand(args, 1), textOperand(args, 2))
}

/** In compact form (RFC 7515 section 7.1). */
function signed(header: string, payload: string, jwk: string): string {
  const [first] = jwkKeys(jwk)
  if (first === undefined) return failed('no keys found in JWK set')
  const fields = objectOfJson(header)
  const name = fields.get('alg')
  const algorithm = typeof name === 'string' ? ALGORITHMS.get(name) : undefined
  if (algorithm === undefined) return failed('missing or invalid alg header, or unknown JWS algorithm')
  const type = fields.get('typ')
  const isJson = valueOfJson(payload, { duplicates: 'last', maxDepth: 500 }).ok
  if ((typeof type !== 'string' || type === 'JWT') && !isJson)
    return failed('type is JWT but payload is not JSON')
  const text = `${encoded(bytesOfString(header))}.${encoded(bytesOfString(payload))}`
  const signature = sign(algorithm, first.key, bytesOfString(text))
  return signature === undefined ? failed('the key cannot sign so') : `${text}.${encoded(signature)}`
}

function encoded(bytes: Uint8Array): string {
  return encodeBase64(bytes, 'url').replace(/=+$/, '')
}
