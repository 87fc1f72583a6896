import { runTask, type TaskCall } from './tasks.ts'

// One task, measured from inside: the start of the process and of its modules is not counted.
const call = JSON.parse(process.argv[2] ?? '') as TaskCall
const cpuBefore = process.cpuUsage()
const start = performance.now()
const result = await runTask(call)
const wallMs = performance.now() - start
const cpu = process.cpuUsage(cpuBefore)
const cpuMs = (cpu.user + cpu.system) / 1000
const peakRssMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ wallMs, cpuMs, peakRssMb, result }))
