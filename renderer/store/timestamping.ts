import type { HeldFile } from '../../shared/contract/parts.ts'
import { wireErrorOf } from '../client/client.ts'
import { chooseFiles, chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'
import { useVerifying, verifyPacket } from './verifying.ts'

type Packet = Pick<HeldFile, 'token' | 'name'>

/** Writes a request for a timestamp over the signature of that key. Nothing is sent: the person takes it along. */
export function writeRequest(packet: Packet, signer: string): void {
  doing('Write a request for a timestamp', async () => {
    const out = await chooseWhere(`${packet.name.replace(/\.packet$/, '')}.tsq`, 'tsq')
    if (out === null) return
    const ended = await runJob(
      'packet.timestampRequest',
      { packet: packet.token, out: out.token, signer },
      { title: `Write a request for a timestamp of ${packet.name}` },
    )
    if (ended.state === 'failed') report('Write a request for a timestamp', ended.error)
    if (ended.state === 'done')
      toast(`${ended.value.name} is written: take it to an authority, and bring back its answer`)
  })
}

/** Puts an authority's answer into the packet, where it holds, and verifies the packet as it is then. */
export function takeAnswer(packet: Packet): void {
  doing('Take a timestamp', async () => {
    const [answer] = await chooseFiles('timestamp')
    if (answer === undefined) return
    const { authorities } = useVerifying.getState()
    const ended = await runJob(
      'packet.timestampAnswer',
      {
        packet: packet.token,
        answer: answer.token,
        authorities: authorities.map(({ file }) => file.token),
      },
      { title: `Take a timestamp into ${packet.name}` },
    )
    if (ended.state === 'failed') report('Take a timestamp', ended.error)
    if (ended.state !== 'done') return
    toast(`${packet.name} holds a timestamp of ${ended.value.stamp.time}`)
    await verifyPacket(packet)
  })
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
