import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import type { Source } from "#app/domain/cases/carried.ts";
import { caseworkForm, mayBeSubject, mayOpenCasework } from "#app/domain/cases/casework.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { findSource } from "#app/services/cases/find-source.ts";
import { openCasework } from "#app/services/cases/open-casework.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { listOpenCasesOfIncidents } from "#db/queries/incident-cases.ts";
import { CaseworkForm } from "./casework-form.tsx";

const params = z.object({});

/** From the incident or the problem that the address names. */
function sourceOf(request: Request): Source | null {
  const query = new URL(request.url).searchParams;
  for (const kind of ["incident", "problem"] as const) {
    const id = z.uuidv7().safeParse(query.get(kind)).data;
    if (id !== undefined) return { kind, id };
  }
  return null;
}

export const loader = guardedLoader("incidents:change", params, async ({ request, actor, now }) => {
  const from = sourceOf(request);
  const source = from && (await findSource({ db, actor, now }, from));
  if (!source) throw new Response(null, { status: 404 });
  const groups = await listGroupsTakingCases(db, actor.partnershipId, londonDay(now));
  const teams = groups.filter((group) => mayOpenCasework(actor, group));
  const cases = await listOpenCasesOfIncidents(db, actor, source.incidents.map(({ id }) => id)); // prettier-ignore
  await recordView({ db, actor, now }, `${source.kind}.viewed`, source.kind, source.id, objectsOf(source.people));
  return {
    once: newOnce(),
    source: { href: source.href, reference: source.reference },
    teams: teams.map(({ id, name }) => ({ value: id, text: name })),
    cases: cases.map(({ id, reference, groupName }) => ({ id, reference, groupName })),
    people: source.people.map(({ personId, name, role, standing }) => ({
      ...{ personId, name, words: linkWords(role, standing) },
      mayBeSubject: mayBeSubject(role),
    })),
    title: source.title,
    reason: source.brief,
  };
});

export const action = guardedAction("incidents:change", params, async ({ request, form: body, actor, now, once }) => {
  const from = sourceOf(request);
  if (!from) throw new Response(null, { status: 404 });
  const form = parseForm(body, caseworkForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await openCasework({ db, actor, now, once }, from, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${result.id}`, "casework-opened"));
  }
});

export const meta: MetaFunction = () => [{ title: "Open a case – Joint Action" }];

export default function CaseworkPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (page.teams.length > 0) return <CaseworkForm page={page} reply={reply} />;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={page.source.href}>{page.source.reference}</BackLink>
        <h1 className="govuk-heading-l">Open a case</h1>
        <p className="govuk-body">
          You are in no casework team that holds cases. An administrator adds you to one under Groups; until then you
          can refer it to a group that takes cases.
        </p>
      </div>
    </div>
  );
}
