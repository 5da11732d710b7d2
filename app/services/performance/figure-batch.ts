import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { FigureSource } from "#app/domain/performance/figure-source.ts";
import type { AdminContext } from "../admin/admin-context.ts";

type FigureFormat = "table" | "areas" | "positions" | "police-uk" | "home-office";
type Given = { format: FigureFormat; facts: readonly string[]; rows: number; source: FigureSource };

/** Everything by which figures of others come in is one batch of this kind. */
const FIGURES_KIND = "crime";

export function figureBatch(
  { actor, now }: Pick<AdminContext, "actor" | "now">,
  { format, facts, rows, source }: Given,
) {
  return {
    id: uuid(),
    partnership_id: actor.partnershipId,
    kind: FIGURES_KIND,
    format,
    content_hash: createHash("sha256").update(facts.join("\n")).digest("hex"),
    status: "visible" as const,
    row_count: rows,
    created_at: now.toISOString(),
    created_by: actor.id,
    publisher: source.publisher,
    as_at: source.asAt,
    published_on: source.publishedOn,
  };
}
export type FigureBatch = ReturnType<typeof figureBatch>;
