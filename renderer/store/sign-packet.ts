import type { WireError } from '../../shared/contract/envelope.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import { runJob } from './jobs.ts'
import { toast } from './notices.ts'
import { knowPacket, type Opener, useSealing } from './sealing.ts'

/** Adds a signature to a packet, with the key that was chosen. `onEnd` is told what speaks against it; null: nothing. */
export function signPacket(file: HeldFile, opener: Opener, onEnd: (error: WireError | null) => void): void {
  sign(file, opener).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function sign(file: HeldFile, opener: Opener): Promise<WireError | null> {
  const { key } = useSealing.getState()
  if (key === null) return null
  const ended = await runJob(
    'packet.sign',
    { packet: file.token, key: { key: key.file.token, ...opener } },
    { title: `Sign ${file.name}` },
  )
  if (ended.state === 'failed') return ended.error
  if (ended.state === 'done') {
    knowPacket(ended.value.sha256, file)
    toast(`${ended.value.name} bears ${counted(ended.value.keyids.length, 'signature')}`)
  }
  return null
}
