import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a program to its end, passing on the signals that ask this process to stop, and gives its exit code.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runProcess(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", ...options });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    process.on("SIGTERM", pass).on("SIGINT", pass);
    // npm hands a signal to the shell between it and this process, and that shell dies without passing it on.
    const parent = process.ppid;
    const orphaned = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
    const watch = setInterval(() => orphaned() && child.kill("SIGTERM"), 500).unref();
    const settle = () => {
      clearInterval(watch);
      process.off("SIGTERM", pass).off("SIGINT", pass);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("exit", (code, signal) => {
      settle();
      resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]);
    });
  });
}
