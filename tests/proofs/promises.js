/**
 * What Joint Action promises of itself, and the files of this folder that prove it (`<name>.test.ts`). Each promise is proved
 * where every test of its files has passed and at least one of them has noted a figure (figure.ts). `units` are files and
 * folders of tests/ that say the rest, with a clock of their own or below the pages; `npm run prove` runs them as well.
 *
 * @typedef {"R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7" | "R8"} Reliability
 * @typedef {"S1" | "S2" | "S3" | "S4" | "S5" | "S6" | "S7" | "S8" | "S9" | "S10" | "S11" | "S12" | "S13" | "S14"} Security
 * @typedef {Reliability | Security} Promised
 * @type {Record<Promised, { words: string, proofs: string[], units?: string[] }>}
 */
export const PROMISES = {
  R1: {
    words: "nothing acknowledged is lost when the server is killed",
    proofs: ["kills", "document-kills", "minute-kills", "retention-kills", "outbox", "imports"],
  },
  R2: { words: "nor when the power goes", proofs: ["power-cuts"] },
  R3: { words: "backups restore", proofs: ["backups"] },
  R4: { words: "a disk that is full or read-only leaves nothing half-written", proofs: ["disk"] },
  R5: { words: "a migration that is killed leaves the old schema or the new one", proofs: ["migrations"] },
  R6: { words: "no “database is locked” reaches a person", proofs: ["two-processes"] },
  R7: { words: "a restart loses nothing", proofs: ["restart"] },
  R8: { words: "the threshold of the case review is counted right", proofs: ["threshold"] },
  S1: { words: "every page is decided for every role", proofs: ["access"], units: ["routes.test.ts"] },
  S2: { words: "nothing across groups and partnerships", proofs: ["swapped-ids"] },
  S3: { words: "restricted fields never leak", proofs: ["canaries"] },
  S4: { words: "hostile input is never a 500", proofs: ["fuzz"] },
  S5: { words: "cross-site requests do nothing", proofs: ["cross-site"] },
  S6: { words: "no script of anybody else's runs", proofs: ["payloads"] },
  S7: { words: "headers and cookies on every answer", proofs: ["headers"] },
  S8: { words: "sessions change their id, and end", proofs: ["sign-in"], units: ["session/"] },
  S9: {
    words: "guessing is throttled, and tells nothing",
    proofs: ["sign-in"],
    units: ["session/sign-in.alone.test.ts", "session/shared-address.test.ts"],
  },
  S10: {
    words: "second factors",
    proofs: ["sign-in"],
    units: ["session/rules.test.ts", "session/email-code.test.ts", "admin/two-factors.test.ts"],
  },
  S11: {
    words: "uploads are known by their content and never shown in the site",
    proofs: ["uploads", "document-kills"],
    units: ["http/upload.test.ts", "documents/"],
  },
  S12: { words: "the audit log is complete, and in the same transaction", proofs: ["log", "kills"], units: ["audit/"] },
  S13: { words: "nothing secret or personal in logs and addresses", proofs: ["canaries", "retention-traces"] },
  S14: { words: "no field writes what it should not", proofs: ["extra-fields"], units: ["admin/extra-fields.test.ts"] },
};
