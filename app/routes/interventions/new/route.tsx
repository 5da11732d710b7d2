import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { askedOf } from "#app/domain/interventions/asked.ts";
import { begunFrom } from "#app/domain/interventions/begun-from.ts";
import { chosenKind, kindChoices, kindText } from "#app/domain/interventions/chosen-kind.ts";
import { interventionForm } from "#app/domain/interventions/intervention.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badInterventionForm, interventionReply } from "#app/http/intervention-form-reply.server.ts";
import { afterWords, formChoices, personChoices } from "#app/services/interventions/form-choices.ts";
import { listedKind } from "#app/services/interventions/listed-kind.ts";
import { recordIntervention } from "#app/services/interventions/record-intervention.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { listOwnInterventionKinds, listSupportServices } from "#db/queries/intervention-lists.ts";
import { ChooseKind } from "./choose-kind.tsx";
import { initialValues } from "./initial-values.ts";
import { idsIn, lookForPeople } from "./look-for-people.ts";
import { NewIntervention } from "./new-intervention.tsx";

const params = z.object({});

/** From a case, somebody, a place, an earlier intervention, or nothing: first its kind, then what that kind asks. */
export const loader = guardedLoader("interventions:record", params, async ({ request, actor, now }) => {
  const search = new URL(request.url).searchParams;
  const from = begunFrom(search);
  const today = londonDay(now);
  const record = from.caseId === null ? null : await findCaseById(db, actor, from.caseId);
  if (record === undefined) throw new Response(null, { status: 404 });
  if (record && !mayInCase(actor, record, "interventions:record")) throw new Response(null, { status: 403 });
  const back = record ? { href: `/cases/${record.id}`, text: `Case ${record.reference}` } : null;
  const chosen = chosenKind(search.get("kind") ?? "");
  const listed = chosen && (await listedKind(db, actor.partnershipId, chosen, today));
  if (!chosen || !listed) {
    const own = await listOwnInterventionKinds(db, actor.partnershipId, today);
    const services = await listSupportServices(db, actor.partnershipId, today);
    return { page: "kinds" as const, from, back, tiers: kindChoices(own, services) };
  }
  const asked = askedOf(chosen.kind, listed.tier);
  const choices = await formChoices({ db, actor, now }, from, record);
  const kind = kindText(chosen);
  return {
    page: "form" as const,
    ...{ from, back, asked, kindName: listed.name, afterWords: afterWords(chosen.kind), ...choices },
    caseReference: record?.reference ?? null,
    once: newOnce(),
    findOnce: newOnce(),
    maySearch: actor.permissions.has("people:search"),
    initial: initialValues({ kind, today, lasts: asked.lasts, from, actor, place: choices.place }),
  };
});

export const action = guardedAction("interventions:record", params, async ({ form: body, actor, now, once }) => {
  const intent = body.get("intent");
  if ((intent === "find" || intent === "add-new") && actor.permissions.has("people:search"))
    return lookForPeople({ actor, now }, body, intent);
  const form = parseForm(body, interventionForm);
  const found = await personChoices({ db, actor, now }, idsIn(form.values));
  if (!form.ok) return badInterventionForm(form, found);
  const result = await recordIntervention({ db, actor, now, once }, form.data);
  const to = result.kind === "done" ? afterSaving(`/interventions/${result.id}`, "intervention-recorded") : "";
  return interventionReply(result, form.values, { to, found });
});

export const meta: MetaFunction = () => [{ title: "Record an intervention – Joint Action" }];

export default function NewInterventionPage() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (loaded.page === "kinds") return <ChooseKind from={loaded.from} back={loaded.back} tiers={loaded.tiers} />;
  // Anew with every answer: boxes that the server has added and ticked are then what the form begins with.
  return <NewIntervention key={loaded.once} page={loaded} reply={reply} />;
}
