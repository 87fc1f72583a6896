import { z } from 'zod'
import { job } from './define.ts'
import { Token, Where } from './parts.ts'
import { PacketSummary, VerificationPayload } from './shapes.ts'

export const PACKETS = {
  'packet.seal': job(
    z.strictObject({ case: Token, out: Token, keys: z.array(Token).min(1), where: z.array(Where) }),
    PacketSummary,
  ),
  'packet.verify': job(
    z.strictObject({ packet: Token, trust: z.array(Token), reperform: z.boolean() }),
    VerificationPayload,
  ),
} as const
