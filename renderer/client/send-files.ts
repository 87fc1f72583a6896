import type { Envelope } from '../../shared/contract/envelope.ts'
import type { Output } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'

/** A part in base64 fits well into the largest message. */
const PART_BYTES = 1024 * 1024

type Call = (name: string, input: unknown) => Promise<Envelope<unknown>>

/** Sends dropped files to the host in parts, one after the other: the page never holds more than a part. */
export async function sendFiles(
  files: readonly File[],
  call: Call,
): Promise<Envelope<{ files: readonly HeldFile[] }>> {
  const held: HeldFile[] = []
  for (const file of files) {
    const sent = await sendFile(file, call)
    if (!sent.ok) return sent
    held.push(sent.value)
  }
  return { ok: true, value: { files: held } }
}

async function sendFile(file: File, call: Call): Promise<Envelope<HeldFile>> {
  const begun = await call('shell.receive', { name: file.name, bytes: file.size })
  if (!begun.ok) return begun
  const { upload } = begun.value as Output<'shell.receive'>
  for (let at = 0; at < file.size; at += PART_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + PART_BYTES).arrayBuffer())
    const sent = await call('shell.receivePart', { upload, bytes })
    if (!sent.ok) return sent
  }
  const ended = await call('shell.receiveEnd', { upload })
  return ended.ok ? { ok: true, value: (ended.value as Output<'shell.receiveEnd'>).file } : ended
}
