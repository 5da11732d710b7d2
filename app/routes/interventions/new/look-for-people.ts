import { data } from "@remix-run/node";
import type { Actor } from "#app/domain/access/actor.ts";
import { findRespondentForm } from "#app/domain/interventions/intervention.form.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { NOTHING_ASKED } from "#app/http/intervention-form-reply.server.ts";
import { findRespondent, recordRespondent } from "#app/services/interventions/find-respondent.ts";
import { personChoices } from "#app/services/interventions/form-choices.ts";
import { db } from "#db/open.ts";

type At = { actor: Actor; now: Date };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_OFFERED = 60;

/** The form again, with whom the names that were typed may be; everything else that was typed stands as it was. */
export async function lookForPeople({ actor, now }: At, body: FormData, intent: "find" | "add-new") {
  const form = parseForm(body, findRespondentForm);
  const once = String(form.values.findOnce ?? "");
  const before = idsIn(form.values);
  if (!form.ok) return answer({ actor, now }, form.values, { ids: before, errors: form.errors, status: 400 });
  if (intent === "add-new" && actor.permissions.has("people:create")) {
    const made = await recordRespondent({ db, actor, now, once: UUID.test(once) ? once : null }, form.data, before);
    if (made.kind === "refused")
      return answer({ actor, now }, form.values, { ids: before, errors: { [made.field]: made.message }, status: 422 });
    if (made.kind === "done") {
      const ticked = [...new Set([...[form.values.respondents ?? []].flat(), made.id])].filter(Boolean);
      const blank = { findGiven: "", findFamily: "", "findBorn-day": "", "findBorn-month": "", "findBorn-year": "" };
      const values = { ...form.values, ...blank, respondents: ticked };
      return answer({ actor, now }, values, { ids: [...before, made.id], errors: {}, status: 200 });
    }
    const errors = { respondents: "Check whether it is one of these people first" };
    return answer({ actor, now }, form.values, { ids: [...before, ...made.ids], errors, mayAddNew: true, status: 422 });
  }
  const { ids, agenciesToAsk } = await findRespondent({ db, actor, now }, form.data);
  const errors: FieldErrors =
    ids.length > 0
      ? { respondents: "Tick who of the people found it is" }
      : { findFamily: "Nobody was found. Check the spelling, or record a new person" };
  return answer({ actor, now }, form.values, {
    ...{ ids: [...before, ...ids], errors, agenciesToAsk, status: 422 },
    mayAddNew: actor.permissions.has("people:create"),
  });
}

type Answer = {
  ids: readonly string[];
  errors: FieldErrors;
  agenciesToAsk?: readonly string[];
  mayAddNew?: boolean;
  status: number;
};

async function answer(
  at: At,
  values: FormValues,
  { ids, errors, agenciesToAsk = [], mayAddNew = false, status }: Answer,
) {
  const found = await personChoices({ db, ...at }, [...new Set(ids)].slice(0, MOST_OFFERED));
  return data({ ...NOTHING_ASKED, values, errors, found, agenciesToAsk, mayAddNew }, status);
}

/** Whom the form has offered before, and whom it ticks. */
export function idsIn(values: FormValues): string[] {
  const offered = String(values.offered ?? "").split(",");
  const ticked = [values.respondents ?? []].flat();
  return [...new Set([...offered, ...ticked])].filter((id) => UUID.test(id)).slice(0, MOST_OFFERED);
}
