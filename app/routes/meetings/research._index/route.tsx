import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { notKnownForm } from "#app/domain/meetings/research.form.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { answerNotKnown } from "#app/services/meetings/answer-not-known.ts";
import { ownResearchPage } from "#app/services/meetings/own-research-page.ts";
import { db } from "#db/open.ts";
import { RequestWords, RequestTable } from "./request-table.tsx";

const params = z.object({});
const query = z.object({
  show: z.catch(z.literal(["open", "answered"]), "open"),
  meeting: z.catch(z.optional(z.uuidv7()), undefined),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("meetings:agenda", params, async ({ request, actor, now }) => {
  const { show, meeting, after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [dueOn = "", id = ""] = after?.split("~") ?? [];
  const page = await ownResearchPage({ db, actor, now }, { show, after: { dueOn, id }, sittingId: meeting });
  return { show, meeting: meeting ?? null, today: londonDay(now), ...page };
});

export const action = guardedAction("meetings:agenda", params, async ({ request, form: body, actor, now }) => {
  const form = parseForm(body, notKnownForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await answerNotKnown({ db, actor, now }, form.data.researchId);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "done") return redirect(afterSaving(addressOf(meetingIn(request)), "research-not-known"));
  const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
  return data({ values: form.values, errors }, 422);
});

export const meta: MetaFunction = () => [{ title: "What your agency is asked – Joint Action" }];

const BLANK = { researchId: [] };
const HERE = "/groups/research";

/** One meeting's requests, or all of them. */
function addressOf(meeting: string | null | undefined, more: Record<string, string> = {}) {
  const search = new URLSearchParams(more);
  if (meeting) search.set("meeting", meeting);
  const words = search.toString();
  return words === "" ? HERE : `${HERE}?${words}`;
}

function meetingIn(request: Request) {
  return query.parse(Object.fromEntries(new URL(request.url).searchParams)).meeting;
}

export default function OwnResearchPage() {
  const { show, meeting, today, requests, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(notKnownForm, BLANK, reply);
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">What your agency is asked before meetings</h1>
      <p className="govuk-body">
        Before a meeting each agency says whether it knows the subject of each case, and what it shares. Anybody of your
        agency who is a member of the group can answer.
      </p>
      <SubNavigation
        label="Requests"
        items={[
          { href: addressOf(meeting), text: "To answer", current: show === "open" },
          { href: addressOf(meeting, { show: "answered" }), text: "Answered", current: show === "answered" },
        ]}
      />
      {meeting === null ? null : (
        <p className="govuk-body">
          Of one meeting.{" "}
          <a className="govuk-link" href={HERE}>
            Of every meeting
          </a>
        </p>
      )}
      {requests.length === 0 ? (
        <p className="govuk-body">
          {show === "open" ? "There is nothing to answer." : "Nothing has been answered for a coming meeting."}
        </p>
      ) : show === "answered" ? (
        <RequestTable requests={requests} />
      ) : (
        <>
          <p className="govuk-body">
            Open a case to say what your agency knows. For what is not known, tick several and answer them in one go.
          </p>
          <PageForm onSubmit={onSubmit}>
            <Checkboxes
              field={field("researchId")}
              legend="Cases that your agency is asked about"
              legendSize="m"
              small
              items={requests.map((one) => ({
                value: one.id,
                text: `${one.reference} · ${one.subject}`,
                hint: <RequestWords {...one} today={today} />,
              }))}
              error={errorOf("researchId")}
            />
            <Button variant="secondary">Answer “not known to us” for those ticked</Button>
          </PageForm>
        </>
      )}
      <Pagination nextHref={next ? addressOf(meeting, { show, after: next }) : undefined} />
    </>
  );
}
