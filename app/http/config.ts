import path from "node:path";
import { z } from "zod";
import { isEmail } from "#app/domain/access/email.ts";

class ConfigError extends Error {}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const secret = z.string().min(32, "must be 32 characters or more").optional();

const settings = z.object({
  PORT: z.coerce
    .number("must be a port, 0 to 65535")
    .int()
    .min(0, "must be a port, 0 to 65535")
    .max(65_535, "must be a port, 0 to 65535")
    .default(3000),
  HOST: z.string().min(1).default("localhost"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "must begin with file: or postgres://")
    .optional(),
  ORIGIN: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://ja.example.gov.uk" })
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUST_PROXY: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  SESSION_SECRET: secret,
  AUDIT_KEY: secret,
  FIELD_KEY: secret,
  SCANNER_COMMAND: z.string().trim().min(1).optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: "must be an address such as smtp://user:password@mail.example.gov.uk:587",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (text) => !/[\r\n]/.test(text) && isEmail(/<([^<>]*)>$/.exec(text)?.[1] ?? text),
      "must be an e-mail address, like ja@example.gov.uk or Joint Action <ja@example.gov.uk>",
    )
    .optional(),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug")
    .default("info"),
  NODE_ENV: z.string().optional(),
});

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  origin: string;
  /** The proxy in front of the server says from where a request comes. */
  trustProxy: boolean;
  secrets: { session?: string; audit?: string; fields?: string };
  /** Null where no mail is sent. */
  mail: { smtpUrl: string; from: string } | null;
  /** The program, and its arguments, that looks for viruses in a file; null where nothing is scanned. */
  scanner: string[] | null;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  isProduction: boolean;
};

/** The settings of this process, read once. Throws a ConfigError that names the bad one. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? "is wrong"}`);
  }
  const s = parsed.data;
  const dataDir = path.resolve(s.DATA_DIR);
  const origin = s.ORIGIN ?? `http://localhost:${s.PORT}`;
  const { protocol, hostname } = new URL(origin);
  if (protocol === "http:" && !LOOPBACK.has(hostname)) {
    throw new ConfigError("ORIGIN must begin with https:// unless it is this machine itself");
  }
  if ((s.SMTP_URL === undefined) !== (s.MAIL_FROM === undefined)) {
    throw new ConfigError("SMTP_URL and MAIL_FROM are needed together, or neither");
  }
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir,
    databaseUrl: s.DATABASE_URL ?? `file:${path.join(dataDir, "joint-action.db")}`,
    origin,
    trustProxy: s.TRUST_PROXY === "1",
    secrets: { session: s.SESSION_SECRET, audit: s.AUDIT_KEY, fields: s.FIELD_KEY },
    mail: s.SMTP_URL && s.MAIL_FROM ? { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM } : null,
    scanner: s.SCANNER_COMMAND?.split(/\s+/) ?? null,
    logLevel: s.LOG_LEVEL,
    isProduction: s.NODE_ENV === "production",
  };
}
