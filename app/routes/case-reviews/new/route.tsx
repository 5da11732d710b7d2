import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { applicationForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { apply } from "#app/services/case-reviews/apply.ts";
import { reportsToChoose } from "#app/services/case-reviews/count-of-review.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { listProblemsToReview } from "#db/queries/case-review-people.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { db } from "#db/open.ts";
import { ApplicationFields } from "./application-fields.tsx";

const query = z.object({
  person: z.catch(z.nullable(z.uuidv7()), null),
  problem: z.catch(z.nullable(z.uuidv7()), null),
});

/** From a search, a person's page or a report: for a person; without one for a business or a group. */
export const loader = guardedLoader("case-reviews:manage", z.object({}), async ({ request, actor, now }) => {
  const asked = query.parse({ person: null, problem: null, ...Object.fromEntries(new URL(request.url).searchParams) });
  const person = asked.person === null ? null : await findIdentityCard(db, actor, asked.person, searchBounds(now));
  if (person === undefined) throw new Response(null, { status: 404 });
  if (person) await recordView({ db, actor, now }, "person.card-viewed", "person", person.id);
  const { partnershipId } = actor;
  const today = londonDay(now);
  const problems = await listProblemsToReview(db, partnershipId, person?.id ?? null);
  const asksFor = problems.find(({ id }) => id === asked.problem)?.id ?? null;
  const victim = { victimPersonId: person?.id ?? null, problemId: person ? null : asksFor, receivedOn: today };
  const reports = person || asksFor ? await reportsToChoose(db, partnershipId, victim) : [];
  return {
    once: newOnce(),
    today,
    person: person && { id: person.id, name: fullName(person), reference: person.reference },
    problemId: asksFor ?? (person ? (problems[0]?.id ?? null) : null),
    problems: problems.map(({ id, reference, title }) => ({ value: id, text: `${reference}: ${title}` })),
    reports: reports.map((r) => ({
      value: r.id,
      text: `${r.reference}, ${longDay(r.reportedOn)}, to ${r.agencyName}${r.isOwn ? "" : " (by another)"}`,
      hint: r.words,
    })),
  };
});

export const action = guardedAction("case-reviews:manage", z.object({}), async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, applicationForm);
  if (!form.ok) return badCaseForm(form);
  const result = await apply({ db, actor, now, once }, form.data);
  const id = result.kind === "done" ? result.id : "";
  const isJoined = "isJoined" in result && result.isJoined;
  return caseReply<{ version: number }>(result, form.values, {
    to: afterSaving(`/case-reviews/${id}`, isJoined ? "case-review-joined" : "case-review-applied"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Application for a case review – Joint Action" }];

export default function NewApplicationPage() {
  const { once, today, person, problemId, problems, reports } = useLoaderData<typeof loader>();
  const initial = {
    personId: person?.id ?? "",
    victimWords: "",
    problemId: problemId ?? "",
    applicantKind: "",
    applicantName: "",
    applicantRelation: "",
    applicantContact: "",
    consent: "",
    channel: "",
    about: "",
    isRepeat: "no",
    reportId: reports.map(({ value }) => value),
    ...dayParts("receivedOn", today),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(applicationForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/case-reviews">Case reviews</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Application for a case review</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <ApplicationFields fields={{ field, errorOf }} person={person} problems={problems} reports={reports} />
          <Button>Save the application</Button>
        </PageForm>
      </div>
    </div>
  );
}
