import { createHash } from "node:crypto";
import path from "node:path";
import SQLite from "better-sqlite3";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { loadKeys } from "#app/http/keys.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import type { Executor } from "#db/transaction.ts";
import { insert } from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { HttpClient } from "../support/http-client.ts";

/** How much of a proof is made: all of it with PROVE=1 (`npm run prove`), a tenth otherwise. */
export const size = (full: number) => Math.ceil(process.env.PROVE ? full : full / 10);

/** The built server, and beside it this test with the same keys and the same database. */
export async function aWorld(env: Record<string, string> = {}, built?: string) {
  const app = await startApp(env, built);
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  const file = databaseFile(app);
  const db = openDatabase(`file:${file}`);
  return {
    app,
    db,
    file,
    /** What this actor's browser would be after signing in. */
    signedIn: (actor: Actor) => signedIn(app, db, actor),
    signedOut: () => new HttpClient(app.url, app.origin),
    async close() {
      await db.destroy();
      await app.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

export function databaseFile({ dataDir }: Pick<RunningApp, "dataDir">) {
  return path.join(dataDir, "joint-action.db");
}

/** A session as signing in makes it; the sign-in by its pages is proved by the journeys and in kills.test.ts. */
async function signedIn(app: RunningApp, db: Executor, actor: Actor): Promise<HttpClient> {
  const client = new HttpClient(app.url, app.origin);
  const token = newToken();
  const now = new Date();
  const id = uuid();
  await insert(db, "session", {
    id, token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: actor.id,
    partnership_id: actor.partnershipId, stage: "complete", pending_secret_sealed: null, browser: "Proof", created_at: now.toISOString(),
    last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 12 * 3_600_000).toISOString(), ended_at: null,
  }); // prettier-ignore
  client.cookies.set(app.origin.startsWith("https:") ? "__Host-session" : "session", token);
  client.formToken = formTokenOf(id);
  return client;
}

/** What changes by itself, or by looking: the jobs, the log, and the moment at which a session was last used. */
const PASSING = /^(job|job_run|audit_.*|recent_view|sign_in_attempt|sqlite_.*)$/;

/** One number for all that a form could change, and where a difference lies. */
export function contentOf(file: string): Map<string, string> {
  const handle = new SQLite(file, { readonly: true });
  try {
    const names = handle
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[];
    return new Map(
      names
        .filter((name) => !PASSING.test(name))
        .map((name) => {
          const columns = (
            handle.prepare(`select name from pragma_table_info('${name}')`).pluck().all() as string[]
          ).filter((column) => !(name === "session" && ["last_seen_at", "kept_meeting_at"].includes(column)));
          const rows = handle
            .prepare(
              `select ${columns.map((c) => `"${c}"`).join(", ")} from "${name}" order by ${columns.map((_, i) => i + 1).join(", ")}`,
            )
            .raw()
            .all();
          return [name, createHash("sha256").update(JSON.stringify(rows)).digest("hex")];
        }),
    );
  } finally {
    handle.close();
  }
}

/** The tables in which the two differ. */
export function changedTables(before: Map<string, string>, after: Map<string, string>) {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
}

/** The same numbers in each run, so that what is found can be found again. */
export function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    one: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
  };
}

/** A form of our own that fills every day field as a person would. */
export function dayFields(name: string, day: string) {
  const [year = "", month = "", date = ""] = day.split("-").map((part) => part.replace(/^0/, ""));
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}
