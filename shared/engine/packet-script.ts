import { VERIFY_SCRIPT } from '../packet/report/verify-script.ts'

/** A page of script that checks a packet and knows nothing of Docket. */
export function packetScript(): string {
  return VERIFY_SCRIPT
}
