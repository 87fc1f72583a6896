import { CryptoEngine } from 'pkijs'

/** What of a machine's Web Crypto is used by name here; the library uses the rest. Node and browsers have it. */
export interface WebCrypto {
  readonly subtle: {
    readonly digest: (algorithm: string, data: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>
  }
}

/** Hashes and keys of the machine, handed in. */
export interface Machine {
  readonly engine: CryptoEngine
  /** `hash` as Web Crypto names it. */
  readonly digest: (hash: string, bytes: Uint8Array) => Promise<Uint8Array>
}

export function machineOf(crypto: WebCrypto): Machine {
  return {
    // The library's name for the type is the browser's, which a program of Node does not have.
    engine: new CryptoEngine({ name: 'docket', crypto: crypto as never }),
    digest: async (hash, bytes) => new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(bytes))),
  }
}
