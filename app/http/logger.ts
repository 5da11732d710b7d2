import pino, { type Logger } from "pino";

export let logger: Logger = pino({ level: "silent" });

export function logAt(level: string) {
  logger = pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** An error's kind and where it was thrown; its message may quote what somebody typed. */
export function withoutContent(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8);
  return { kind: error.name, code: typeof code === "string" ? code : undefined, at };
}
