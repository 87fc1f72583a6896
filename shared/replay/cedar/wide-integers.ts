import type { Policy } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { cedarTokens } from './text-tokens.ts'

/** Fewer digits are exact as a double. */
const LEAST_DIGITS = 16

/** The integers of a policy that a double would round, by their digits: of its text, or of its JSON. */
export function wideIntegers(policy: Policy): readonly string[] {
  return typeof policy === 'string' ? inText(policy) : inJson(policy as unknown as JsonValue)
}

function inText(text: string): readonly string[] {
  const found: string[] = []
  let digits = ''
  let [end, sign, before] = [-1, '', '']
  const take = (): void => {
    if (isWide(digits)) found.push(`${sign}${digits.replace(/^0+(?=\d)/, '')}`)
    digits = ''
  }
  for (const { kind, text: token, from } of cedarTokens(text)) {
    const isDigit = kind === 'sign' && token >= '0' && token <= '9'
    if (!isDigit || from !== end) take()
    if (isDigit && digits === '') sign = before === '-' ? '-' : ''
    if (isDigit) digits += token
    end = from + token.length
    before = kind === 'sign' ? token : ''
  }
  take()
  return found
}

function inJson(policy: JsonValue): readonly string[] {
  const found: string[] = []
  const open: JsonValue[] = [policy]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (JSON.isRawJSON(next)) found.push(next.rawJSON)
    else for (const child of Object.values(next)) open.push(child)
  }
  return found
}

function isWide(digits: string): boolean {
  return digits.length >= LEAST_DIGITS && !Number.isSafeInteger(Number(digits))
}
