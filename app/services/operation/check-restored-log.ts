import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { checkInWords, faultInWords } from "#app/domain/audit/log-check.ts";
import type { Manifest } from "#app/domain/operation/manifest.ts";
import { findLastSeal } from "#db/queries/audit-seals.ts";
import type { Executor } from "#db/transaction.ts";
import { appendHeads, type Head, headFileIn, readHeads } from "../audit/head-file.ts";
import { verifyLog } from "../audit/verify-log.ts";
import { BackupRefused } from "./backup-refused.ts";

/** What the log had beyond the end of the backup, as the file of its heads tells. */
export type LostEnd = { lostSeals: number; lostEvents: number };

const AT_ONCE = 1_000;

/**
 * The log of the backup is whole, ends where the manifest says, and is the log whose heads were noted outside. Leaves the
 * heads up to its end in the folder of the restore; counts those beyond, which are of what was done after the backup. A
 * fault was there when the backup was made, which its hashes vouch for: it is refused, or told where somebody knows of it.
 */
export async function checkLog(
  db: Executor,
  { head }: Manifest,
  { dataDir, staging, mayBeFaulty }: { dataDir: string; staging: string; mayBeFaulty: boolean },
) {
  const last = await findLastSeal(db);
  if (last?.mac !== head?.mac || last?.sequence !== head?.sequence)
    throw new BackupRefused("The log in the backup does not end with the seal that its manifest names");
  const lost = existsSync(headFileIn(dataDir)) ? await takeOutside(dataDir, staging, head?.sequence ?? 0) : NONE;
  const found = await verifyLog(db, headFileIn(staging));
  if (!found.ok && !mayBeFaulty)
    throw new BackupRefused(
      `${checkInWords(found)} It was held against the heads in ${HELD}. If that is known, restore with --with-faulty-log: the log will say so`,
    );
  return { events: found.events, logFault: found.first && faultInWords(found.first), ...lost };
}

const NONE: LostEnd = { lostSeals: 0, lostEvents: 0 };
const HELD = "audit-heads.log";

/** The heads that outlived the database in place of those in the backup, up to the backup's end. */
async function takeOutside(dataDir: string, staging: string, end: number): Promise<LostEnd> {
  const taken = `${headFileIn(staging)}.outside`;
  const lost = { ...NONE };
  let piece: Head[] = [];
  let isAny = false;
  for await (const head of readHeads(headFileIn(dataDir))) {
    isAny = true;
    if (head.sequence > end) {
      lost.lostSeals += 1;
      lost.lostEvents += head.count;
      continue;
    }
    piece.push(head);
    if (piece.length < AT_ONCE) continue;
    await appendHeads(taken, piece);
    piece = [];
  }
  await appendHeads(taken, piece);
  if (isAny) await rm(headFileIn(staging), { force: true });
  if (existsSync(taken)) await rename(taken, headFileIn(staging));
  return lost;
}
