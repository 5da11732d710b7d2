import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { researchAnswerForm } from "#app/domain/meetings/research.form.ts";
import { refuseResearch, RESEARCH_ANSWER_NAMES, type ResearchAnswer } from "#app/domain/meetings/research.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { answerChoices, answerResearch } from "#app/services/meetings/answer-research.ts";
import { db } from "#db/open.ts";
import { listCasesOfAgenda } from "#db/queries/agendas.ts";
import { findLastAnswer, findResearchAskedOf, unsafeListWithheld } from "#db/queries/research.ts";

const params = z.object({ researchId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params: { researchId }, actor, now }) => {
  const today = londonDay(now);
  const request = await findResearchAskedOf(db, actor, researchId);
  const [record] = request ? await listCasesOfAgenda(db, actor, [request.caseId], today) : [];
  if (!request || !record) throw new Response(null, { status: 404 });
  const { caseId, answer, summary, attendsUserId, attendsWords } = request;
  await recordView({ db, actor, now }, "research.viewed", "research-request", researchId, {
    objects: [{ kind: "case", id: caseId }],
  });
  const withheld = await unsafeListWithheld(db, researchId);
  return {
    ...(await answerChoices(db, actor, request, today)),
    last: (await findLastAnswer(db, actor, request)) ?? null,
    refusal: refuseResearch(request, today)?.message ?? null,
    ...{ caseId, reference: record.reference, subject: listedSubject(record, today) },
    ...{ groupName: request.groupName, day: request.day, dueOn: request.dueOn, version: request.version },
    ...{ answer, summary, attendsUserId, attendsWords, withheldFrom: withheld.map(({ id }) => id) },
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, researchAnswerForm);
  if (!form.ok) return badCaseForm(form);
  const result = await answerResearch({ db, actor, now }, params.researchId, form.data);
  return caseReply(result, form.values, { to: afterSaving("/groups/research", "research-answered"), recorded });
});

type Recorded = { version: number; answer: ResearchAnswer | null; summary: string | null; withheld: string[] };

function recorded({ answer, summary, withheld }: Recorded) {
  return {
    Answer: answer === null ? null : RESEARCH_ANSWER_NAMES[answer],
    Shared: summary,
    "Not shared with": withheld.length === 0 ? null : withheld.join(", "),
  };
}

export const meta: MetaFunction = () => [{ title: "What your agency knows – Joint Action" }];

export default function ResearchAnswerPage() {
  const page = useLoaderData<typeof loader>();
  const { agencies, people, last, caseId, reference, subject } = page;
  return (
    <ManagePage
      record={{ id: caseId, reference, subject }}
      back={{ href: "/groups/research", text: "What your agency is asked" }}
      heading="What does your agency know?"
      button="Save the answer"
      schema={researchAnswerForm}
      refusal={page.refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(page.version),
        answer: page.answer ?? "",
        summary: page.summary ?? "",
        withheldFrom: page.withheldFrom,
        attendsUserId: page.attendsUserId ?? "",
        attendsWords: page.attendsWords ?? "",
      }}
      entered={(values) => ({
        Answer: RESEARCH_ANSWER_NAMES[values.answer as ResearchAnswer] ?? null,
        Shared: String(values.summary ?? ""),
        "Not shared with": agencies
          .filter(({ id }) => [values.withheldFrom].flat().includes(id))
          .map(({ name }) => name)
          .join(", "),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            For the meeting of {page.groupName} on {longDay(page.day)}. Due {longDay(page.dueOn)}.{" "}
            <a className="govuk-link" href={`/cases/${caseId}`}>
              Open the case
            </a>
          </p>
          {last?.answer && last.answeredAt ? (
            <p className="govuk-hint">
              Your agency last answered on {longDay(londonDay(new Date(last.answeredAt)))}:{" "}
              {RESEARCH_ANSWER_NAMES[last.answer].toLowerCase()}
            </p>
          ) : null}
          <Radios
            field={field("answer")}
            legend="Is the subject of this case known to your agency?"
            legendSize="m"
            items={[
              {
                value: "known",
                text: RESEARCH_ANSWER_NAMES.known,
                conditional: (
                  <>
                    <Textarea
                      field={field("summary")}
                      label="What your agency shares"
                      hint="Everybody who hears this case in the meeting reads it, but for the agencies that you tick below"
                      rows={6}
                      error={errorOf("summary")}
                    />
                    {agencies.length === 0 ? null : (
                      <Checkboxes
                        field={field("withheldFrom")}
                        legend="Must not be shared with (optional)"
                        hint="People of these agencies do not read what you share"
                        small
                        items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
                        error={errorOf("withheldFrom")}
                      />
                    )}
                  </>
                ),
              },
              { value: "not-known", text: RESEARCH_ANSWER_NAMES["not-known"] },
            ]}
            error={errorOf("answer")}
          />
          <Select
            field={field("attendsUserId")}
            label="Who can attend for this case (optional)"
            placeholder="Nobody chosen"
            items={people.map(({ id, name }) => ({ value: id, text: name }))}
            error={errorOf("attendsUserId")}
          />
          <Input
            field={field("attendsWords")}
            label="Or somebody else, in words (optional)"
            hint="For example: the school’s safeguarding lead"
            error={errorOf("attendsWords")}
          />
        </>
      )}
    </ManagePage>
  );
}
