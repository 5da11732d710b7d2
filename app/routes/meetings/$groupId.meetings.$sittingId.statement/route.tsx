import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { fullDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { statementForm } from "#app/domain/meetings/statement.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { acceptStatement, statementOf } from "#app/services/meetings/statement.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const found = await statementOf({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const { meeting, ...statement } = found;
  await recordView({ db, actor, now }, "statement.viewed", "meeting", meeting.sitting.id);
  return {
    ...statement,
    ...{ groupName: meeting.group.name, day: meeting.sitting.day },
    agenda: `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`,
  };
});

const REWORDED = "The statement has been worded anew since you opened it. Read it again before you accept it";

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, statementForm);
  if (!form.ok) return data({ error: form.errors.read ?? REWORDED }, 400);
  const result = await acceptStatement({ db, actor, now }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "reworded":
      return data({ error: REWORDED }, 409);
    case "done":
      return redirect(
        afterSaving(`/groups/${params.groupId}/meetings/${params.sittingId}/agenda`, "statement-accepted"),
      );
  }
});

export const meta: MetaFunction = () => [{ title: "Confidentiality statement of a meeting – Joint Action" }];

export default function StatementPage() {
  const { groupName, day, agenda, words, number, firstPutOn, read, acceptedAt, earlierAt } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={agenda}>Agenda</BackLink>
        <ErrorSummary errors={reply ? [{ name: "read", message: reply.error, href: "#words" }] : []} />
        <span className="govuk-caption-l">
          {groupName} · {fullDay(day)}
        </span>
        <h1 className="govuk-heading-l">Confidentiality statement</h1>
        {earlierAt !== null && acceptedAt === null ? (
          <WarningText>
            It has been worded anew since you accepted it on {londonTime(earlierAt)}. Read it again and accept it as it
            is worded now.
          </WarningText>
        ) : null}
        <InsetText id="words">
          {words
            .split(/\n+/)
            .filter((line) => line.trim() !== "")
            .map((line, index) => (
              <p key={index} className="govuk-body">
                {line}
              </p>
            ))}
        </InsetText>
        <p className="govuk-body govuk-hint">
          Version {number}
          {firstPutOn === null ? "" : `, first accepted on ${longDay(firstPutOn)}`}
        </p>
        {acceptedAt === null ? (
          <PageForm>
            <input type="hidden" name="read" value={read} />
            <Button>I have read and accept it</Button>
          </PageForm>
        ) : (
          <p className="govuk-body">You accepted it on {londonTime(acceptedAt)}, for this meeting.</p>
        )}
      </div>
    </div>
  );
}
