import type { Envelope, WireError } from '../../shared/contract/envelope.ts'
import type { Input, NameOf, Output, Payload } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import type { Transport } from './transport.ts'

/** An answer that says no: what, and how to mend it. */
class DeskError extends Error {
  readonly wire: WireError

  constructor(wire: WireError) {
    super(wire.message)
    this.name = 'DeskError'
    this.wire = wire
  }
}

let transport: Transport | undefined

/** Sets the way out. Called once, before anything is drawn. */
export function connect(way: Transport): void {
  transport = way
}

export function hostKind(): Transport['host'] {
  return way().host
}

/** Asks the host. Rejects with DeskError. */
export async function ask<Name extends NameOf<'call'>>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  return opened(await way().call(name, input)) as Output<Name>
}

/** Starts a job; it ends by an event `job.ended`. Rejects with DeskError. */
export async function begin<Name extends NameOf<'job'>>(name: Name, input: Input<Name>): Promise<string> {
  return opened(await way().start(name, input)).jobId
}

export async function receiveFiles(files: readonly File[]): Promise<readonly HeldFile[]> {
  return opened(await way().receive(files)).files
}

export function onEvent<Name extends NameOf<'event'>>(
  wanted: Name,
  listener: (payload: Payload<Name>) => void,
): () => void {
  return way().on((name, payload) => {
    // The host has parsed it against the contract.
    if (name === wanted) listener(payload as Payload<Name>)
  })
}

export function onGone(listener: () => void): () => void {
  return way().onGone(listener)
}

/** What is shown of anything that went wrong. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof DeskError) return error.wire
  return {
    code: 'WINDOW',
    message: error instanceof Error ? error.message : String(error),
    remedy: 'Try again. If it stays so, close the window and open the case anew: nothing in it is lost.',
    facts: {},
  }
}

function opened<Value>(envelope: Envelope<Value>): Value {
  if (envelope.ok) return envelope.value
  throw new DeskError(envelope.error)
}

function way(): Transport {
  if (transport === undefined) throw new Error('the window has no host')
  return transport
}
