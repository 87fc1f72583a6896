import { TimestampFault } from './timestamp-fault.ts'

/** Hashes by which a timestamp may hold anything; SHA-1 is none of them. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
])

/** The name of a hash in Web Crypto. Throws TimestampFault where it is none that proves anything. */
export function hashNamed(oid: string, where: string): string {
  const name = HASHES.get(oid)
  if (name === undefined)
    throw new TimestampFault(`${where} is by the hash ${oid}: only SHA-256, SHA-384 and SHA-512 count`)
  return name
}
