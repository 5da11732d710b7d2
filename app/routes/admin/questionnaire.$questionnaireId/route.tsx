import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { QuestionnaireShown } from "#app/components/risk/questionnaire-shown.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findQuestionnaire } from "#db/queries/risk-list-changes.ts";

const params = z.object({ questionnaireId: z.uuidv7() });

export const loader = guardedLoader("risk:lists", params, async ({ params: { questionnaireId }, actor, now }) => {
  const found = await findQuestionnaire(db, actor.partnershipId, questionnaireId);
  if (!found) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "questionnaire.viewed", "questionnaire", found.id);
  return {
    ...{ number: found.number, content: readQuestionnaire(found.content), by: found.publishedByName },
    publishedOn: found.publishedAt ? longDay(londonDay(new Date(found.publishedAt))) : null,
  };
});

export const meta: MetaFunction = () => [{ title: "A version of the questionnaire – Joint Action" }];

export default function QuestionnairePage() {
  const { number, content, publishedOn, by } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/admin/questionnaire">Questionnaire for victims</BackLink>
      <h1 className="govuk-heading-l">Version {number} of the questionnaire for victims</h1>
      <p className="govuk-body">
        {publishedOn ? `Published on ${publishedOn}${by ? ` by ${by}` : ""}. It is not changed any more.` : "A draft."}
      </p>
      <QuestionnaireShown content={content} caption={content.name} />
    </>
  );
}
