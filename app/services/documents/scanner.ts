import { spawn } from "node:child_process";
import type { ScanState } from "#app/domain/documents/document.ts";

const PATIENCE_MS = 60_000;
/** As clamscan and clamdscan end: 0 nothing found, 1 a virus, anything else the scan itself went wrong. */
const BY_EXIT_CODE: Readonly<Record<number, ScanState>> = { 0: "clean", 1: "infected" };

let command: readonly string[] | null = null;

/** Once at the start of the process: a program and its arguments, or null where nothing is scanned. */
export function useScanner(given: readonly string[] | null) {
  command = given;
}

export function hasScanner() {
  return command !== null;
}

/** Runs the program with the file's path as its last argument, without a shell. */
export function scanFile(file: string, patience = PATIENCE_MS): Promise<ScanState> {
  const [program, ...args] = command ?? [];
  if (program === undefined) return Promise.resolve("not-scanned");
  return new Promise((resolve) => {
    const scanner = spawn(program, [...args, file], {
      stdio: "ignore",
      timeout: patience,
      killSignal: "SIGKILL",
      // Not the secrets that this process was started with.
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    });
    scanner.on("error", () => resolve("failed"));
    scanner.on("exit", (code) => resolve((code === null ? undefined : BY_EXIT_CODE[code]) ?? "failed"));
  });
}
