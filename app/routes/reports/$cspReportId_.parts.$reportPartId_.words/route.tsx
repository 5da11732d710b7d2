import { z } from "zod/mini";
import type { Actor } from "#app/domain/access/actor.ts";
import { textsOfPart } from "#app/domain/reports/part-fields.ts";
import { partForm, writtenIn } from "#app/domain/reports/report.form.ts";
import { templatePart } from "#app/domain/reports/templates.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { findReportPart, writePart } from "#app/services/reports/write-part.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspReportId: z.uuidv7(), reportPartId: z.uuidv7() });
type At = z.output<typeof params>;

async function partAt(actor: Actor, { cspReportId: reportId, reportPartId: partId }: At) {
  const at = { reportId, partId };
  const found = await findReportPart(db, actor, at);
  if (!found) throw new Response(null, { status: 404 });
  return { at, part: found.part, fields: templatePart(found.report.kind, found.part.part)?.fields ?? [] };
}

/** For the open page alone: what the part says by now, and the token of whatever session asks. */
export const loader = guardedLoader("reports:write", params, async ({ params, actor }) => {
  const { part, fields } = await partAt(actor, params);
  const texts = textsOfPart(fields, part.words);
  const said = { version: part.version, texts, savedAt: null, savedByName: null, writerName: null };
  return Response.json({ ...said, formToken: formTokenOf(actor.sessionId) });
});

/** Saves the part as it stands in the page. */
export const action = guardedAction(
  "reports:write",
  params,
  async ({ params, form: body, actor, now }) => {
    const { at, fields } = await partAt(actor, params);
    const form = parseForm(body, partForm(fields));
    if (!form.ok) return Response.json({ errors: form.errors }, { status: 400 });
    const byItself = body.get("over") !== "yes";
    const result = await writePart({ db, actor, now }, at, { ...writtenIn(fields, form.data), byItself });
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "refused":
        return Response.json({ errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, { status: 422 });
      case "changed": {
        const { version, words } = result.current;
        const texts = textsOfPart(fields, words);
        return Response.json({ version, texts, savedAt: null, savedByName: null }, { status: 409 });
      }
      case "done":
        return Response.json({ version: result.version, savedAt: now.toISOString() });
    }
  },
  { keepsUnsent: false },
);
