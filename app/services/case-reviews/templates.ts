import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCurrentTemplate, insertTemplate } from "#db/queries/case-review-templates.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { scanFile } from "../documents/scanner.ts";
import { runTemplateCheck } from "./run-letter.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Content = { base64: string; size: number; sha256: string };
const CHANGED = "Somebody else has changed this template. Reload the page to see it";

/** A template that the partnership hands in for one kind of letter: used from now on; those before it are kept. */
export async function handInTemplate(at: Context, asked: { kind: LetterKind; number: number }, file: { path: string }) {
  const bytes = await readFile(file.path);
  const { message } = await runTemplateCheck(bytes);
  if (message !== null) return refused(message);
  if ((await scanFile(file.path)) === "infected")
    return refused("The virus scanner found something in this file. It was not kept. Tell your IT support");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return keepTemplate(at, asked, { base64: bytes.toString("base64"), size: bytes.length, sha256 });
}

/** From now on the letters of that kind are made by the template that ships. */
export function returnToShipped(at: Context, asked: { kind: LetterKind; number: number }) {
  return keepTemplate(at, asked, null);
}

async function keepTemplate(
  { db, actor, now }: Context,
  { kind, number }: { kind: LetterKind; number: number },
  content: Content | null,
) {
  const { partnershipId } = actor;
  try {
    return await inTransaction(db, async (trx) => {
      const current = await findCurrentTemplate(trx, partnershipId, kind);
      if ((current?.number ?? 0) !== number) return refused(CHANGED);
      if ((current?.sha256 ?? null) === (content?.sha256 ?? null))
        return refused(
          content ? "This is the template that is used already" : "The template that ships is used already",
        );
      const id = uuid();
      await insertTemplate(trx, {
        id,
        partnership_id: partnershipId,
        kind,
        number: number + 1,
        content_base64: content?.base64 ?? null,
        size: content?.size ?? null,
        sha256: content?.sha256 ?? null,
        recorded_at: now.toISOString(),
        recorded_by: actor.id,
      });
      await insertAuditEvent(trx, actor, now, {
        category: "alteration",
        event: "case-review.template-changed",
        objectKind: "case-review-template",
        objectId: id,
        fields: ["content"],
        detail: {
          before: { sha256: current?.sha256 ?? null },
          after: { letter: kind, sha256: content?.sha256 ?? null },
        },
      });
      return { kind: "done" as const };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused(CHANGED);
    throw error;
  }
}

function refused(message: string) {
  return { kind: "refused" as const, message };
}

/** The template by which a letter is made now; null: the one that ships. */
export async function templateInUse(db: Executor, partnershipId: string, kind: LetterKind): Promise<string | null> {
  const current = await findCurrentTemplate(db, partnershipId, kind);
  return current?.sha256 == null ? null : current.id;
}
