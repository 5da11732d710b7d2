import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { MatterFields } from "#app/components/meetings/matter-fields.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { answerMatterForm, withdrawMatterForm } from "#app/domain/meetings/matter.form.ts";
import { MATTER_STATE_NAMES } from "#app/domain/meetings/passed-matter.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { matterThread } from "#app/services/meetings/matter-thread.ts";
import { answerMatter, matterOpened, withdrawMatter } from "#app/services/meetings/settle-matter.ts";
import { db } from "#db/open.ts";
import type { FoundMatter } from "#db/queries/passed-matters.ts";

const params = z.object({ groupId: z.uuidv7(), matterId: z.uuidv7() });

export const loader = guardedLoader(
  "meetings:agenda",
  params,
  async ({ params: { groupId, matterId }, actor, now }) => {
    const found = await matterOpened(db, actor, { groupId, matterId });
    if (!found) throw new Response(null, { status: 404 });
    const { matter } = found;
    const thread = await matterThread(db, actor, matter);
    await recordView({ db, actor, now }, "matter.viewed", "passed-matter", matter.id);
    const isOpen = found.mayRun && matter.state === "passed";
    return {
      ...{ groupId, groupName: found.group.name, matterId, title: matter.title, version: matter.version },
      ...{ mayAnswer: isOpen && matter.toGroupId === groupId, mayWithdraw: isOpen && matter.fromGroupId === groupId },
      thread,
    };
  },
);

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const matters = `/groups/${params.groupId}/matters`;
  if (body.get("intent") === "withdraw") {
    const form = parseForm(body, withdrawMatterForm);
    if (!form.ok) return badCaseForm(form);
    const result = await withdrawMatter({ db, actor, now }, params, form.data);
    return caseReply(result, form.values, { to: afterSaving(matters, "matter-withdrawn"), recorded: recordedMatter });
  }
  const form = parseForm(body, answerMatterForm);
  if (!form.ok) return badCaseForm(form);
  const result = await answerMatter({ db, actor, now }, params, form.data);
  return caseReply(result, form.values, { to: afterSaving(matters, "matter-answered"), recorded: recordedMatter });
});

function recordedMatter({ state }: FoundMatter) {
  return { State: MATTER_STATE_NAMES[state] };
}

export const meta: MetaFunction = () => [{ title: "Matter passed up or down – Joint Action" }];

export default function MatterPage() {
  const { groupId, groupName, title, version, mayAnswer, mayWithdraw, thread } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { href: `/groups/${groupId}/matters`, text: "Matters passed up and down" };
  if (mayAnswer)
    return (
      <ManagePage
        record={{ id: groupId, reference: groupName, subject: "Matters passed up and down" }}
        back={back}
        heading={title}
        button="Pass on the answer"
        schema={answerMatterForm}
        reason={null}
        reply={reply}
        initial={{ version: String(version), title: "", words: "", asked: "" }}
      >
        {({ field, errorOf }) => (
          <>
            <Thread thread={thread} />
            <h2 className="govuk-heading-m">{thread.length > 1 ? "Your answer, if it needs one" : "Your answer"}</h2>
            <MatterFields field={field} errorOf={errorOf} />
          </>
        )}
      </ManagePage>
    );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <span className="govuk-caption-l">{groupName}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        {reply ? <p className="govuk-error-message">{Object.values(reply.errors)[0]}</p> : null}
        <Thread thread={thread} />
        {mayWithdraw ? (
          <PageForm>
            <input type="hidden" name="version" value={version} />
            <Button name="intent" value="withdraw" variant="secondary">
              Withdraw it
            </Button>
          </PageForm>
        ) : null}
      </div>
    </div>
  );
}

function Thread({ thread }: { thread: readonly FoundMatter[] }) {
  return (
    <ol className="govuk-list">
      {thread.map((one) => (
        <li key={one.id} className="govuk-!-margin-bottom-6">
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">{one.title}</h2>
          <p className="govuk-hint govuk-!-margin-bottom-1">
            {one.fromGroupName} to {one.toGroupName}, {londonTime(one.passedAt)}
            {one.passedBy === null ? "" : `, ${one.passedBy}`}
            {one.state === "passed" ? "" : `. ${MATTER_STATE_NAMES[one.state]}`}
          </p>
          <p className="govuk-body app-typed govuk-!-margin-bottom-1">{one.words}</p>
          {one.asked === null ? null : (
            <p className="govuk-body app-typed">
              <strong>Asked:</strong> {one.asked}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
