// Runs a program and measures its time, its processor time and its peak memory.

import { spawn } from "node:child_process";
import { openSync, closeSync, readFileSync } from "node:fs";

/** The high-water mark of a process's memory in bytes; 0 where the system does not tell. */
function peak(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/);
    return line ? Number(line[1]) * 1024 : 0;
  } catch {
    return 0;
  }
}

/** Seconds of processor time that a process has used on all its threads; 0 where the system does not tell. */
function used(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Runs a program to its end with its output in `log`. Throws where it fails. */
export function watch(program, args, { log }) {
  return new Promise((resolve, reject) => {
    const out = openSync(log, "w");
    const started = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ["ignore", out, out] });
    let rss = 0;
    let cpu = 0;
    const look = setInterval(() => {
      rss = Math.max(rss, peak(child.pid));
      cpu = Math.max(cpu, used(child.pid));
    }, 20);
    child.on("error", (error) => {
      clearInterval(look);
      reject(error);
    });
    child.on("exit", (code, signal) => {
      clearInterval(look);
      closeSync(out);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (code === 0) {
        resolve({ seconds, cpu_seconds: cpu, peak_bytes: rss });
      } else {
        const end = readFileSync(log, "utf8").split("\n").slice(-15).join("\n");
        reject(new Error(`${program} ended with ${code ?? signal}:\n${end}`));
      }
    });
  });
}
