import type { Transport } from './transport.ts'

export function browserTransport(): Promise<Transport> {
  return Promise.reject(new Error('not there yet'))
}
