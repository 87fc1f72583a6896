import { z } from 'zod'

/** `sha256:` and 64 lowercase hex digits. */
export const DigestText = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'not a digest: "sha256:" and 64 lowercase hex digits')
export type DigestText = z.output<typeof DigestText>

/** The place of a line: `s1:4` is source 1, line 4 counted from 0, every line included. */
export const RecordRef = z.string().regex(/^s[1-9]\d*:\d+$/)
export type RecordRef = string

/** The reference of a line. Requires source >= 1 and index >= 0. */
export function recordRef(source: number, index: number): RecordRef {
  return `s${source}:${index}`
}

/** A policy version as findings and messages name it: `ID@VERSION`. */
export function policyVersionId(policy: string, version: string): string {
  return `${policy}@${version}`
}
