/** What a job's input may ask for, and main fills in: a page never gets it back. */
export interface Passphrases {
  readonly missing: () => Promise<string | null>
  readonly kept: () => Promise<readonly string[]>
  readonly keep: (keyid: string, passphrase: string) => Promise<void>
  readonly forget: (keyid: string) => Promise<void>
  readonly open: (keyid: string) => Promise<string>
}

/**
 * A job's input with the passphrases that its `keys` ask for by `keptPassphrase`. Requires an input that the contract
 * has parsed. Throws NOT_HERE where one is not kept.
 */
export async function withKeptPassphrases(input: unknown, passphrases: Passphrases): Promise<unknown> {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'keys')) return input
  const { keys } = input as { readonly keys: unknown }
  if (!Array.isArray(keys)) return input
  return { ...input, keys: await Promise.all(keys.map((key: unknown) => opened(key, passphrases))) }
}

async function opened(key: unknown, passphrases: Passphrases): Promise<unknown> {
  if (typeof key !== 'object' || key === null || !Object.hasOwn(key, 'keptPassphrase')) return key
  const { keptPassphrase, ...rest } = key as { readonly keptPassphrase: unknown }
  return typeof keptPassphrase === 'string'
    ? { ...rest, passphrase: await passphrases.open(keptPassphrase) }
    : rest
}
