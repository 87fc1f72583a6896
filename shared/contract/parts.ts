import { z } from 'zod'
import { DigestText } from '../model/ids.ts'

/** Stands for a file that the host holds: a screen never names a path. */
export const Token = z.string().min(1).max(64)
/** Pages hold at most this many rows. */
export const PageSize = z.int().min(1).max(500)
/** Where the next page begins; opaque to who asks. */
export const Cursor = z.int().min(0)
/** `{field, value}`, as `--where FIELD=VALUE` gives it. */
export const Where = z.strictObject({ field: z.string(), value: z.string() })

export const Count = z.int().min(0)

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: Cursor.nullable(), total: Count })
}

/** A file or folder that the host holds, as a screen may know it: its name, not where it lies. */
export const HeldFile = z.object({
  token: Token,
  name: z.string(),
  kind: z.enum(['file', 'folder']),
  bytes: Count.nullable(),
  /** RFC 3339, of the last change. */
  modified: z.string().nullable(),
})
export type HeldFile = z.output<typeof HeldFile>

/** Longer than anybody types. It travels in an input alone, and is kept nowhere. */
export const Passphrase = z.string().min(1).max(1024)

/** A private key to sign with, and what opens it. Without one, the command line asks on its terminal. */
export const SigningKey = z.strictObject({
  key: Token,
  passphrase: Passphrase.optional(),
  /** The id of a key whose passphrase the system's key store keeps (`shell.passphrases`): the shell fills it in. */
  keptPassphrase: DigestText.optional(),
})
