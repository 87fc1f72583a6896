/** What a job's input may ask for, and main fills in: a page never gets it back. */
export interface Passphrases {
  readonly missing: () => Promise<string | null>
  readonly kept: () => Promise<readonly string[]>
  readonly keep: (keyid: string, passphrase: string) => Promise<void>
  readonly forget: (keyid: string) => Promise<void>
  readonly open: (keyid: string) => Promise<string>
}

/**
 * A job's input with the passphrases that it asks for by `keptPassphrase`: for itself, for its `key`, or for each of
 * its `keys`. Requires an input that the contract has parsed. Throws NOT_HERE where one is not kept.
 */
export async function withKeptPassphrases(input: unknown, passphrases: Passphrases): Promise<unknown> {
  const own = await opened(input, passphrases)
  if (!isObject(own)) return own
  if (Array.isArray(own['keys']))
    return { ...own, keys: await Promise.all(own['keys'].map((key: unknown) => opened(key, passphrases))) }
  return isObject(own['key']) ? { ...own, key: await opened(own['key'], passphrases) } : own
}

async function opened(key: unknown, passphrases: Passphrases): Promise<unknown> {
  if (!isObject(key) || !Object.hasOwn(key, 'keptPassphrase')) return key
  const { keptPassphrase, ...rest } = key
  return typeof keptPassphrase === 'string'
    ? { ...rest, passphrase: await passphrases.open(keptPassphrase) }
    : rest
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
