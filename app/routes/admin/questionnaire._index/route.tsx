import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { QuestionnaireShown } from "#app/components/risk/questionnaire-shown.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { beginQuestionnaire } from "#app/services/risk/questionnaire.ts";
import { db } from "#db/open.ts";
import { findQuestionnaireInUse, listQuestionnaires } from "#db/queries/victim-assessments.ts";

const params = z.object({});

export const loader = guardedLoader("risk:lists", params, async ({ actor, now }) => {
  const versions = await listQuestionnaires(db, actor.partnershipId, 100);
  const inUse = await findQuestionnaireInUse(db, actor.partnershipId);
  await recordList({ db, actor, now }, "questionnaire.listed", "questionnaire", versions.map(({ id }) => id)); // prettier-ignore
  return {
    inUse: inUse ? { id: inUse.id, number: inUse.number, content: readQuestionnaire(inUse.content) } : null,
    hasDraft: versions.some(({ status }) => status === "draft"),
    versions: versions.map(({ id, number, content, publishedAt, publishedByName }) => ({
      ...{ id, number, publishedByName },
      name: readQuestionnaire(content).name,
      publishedOn: publishedAt ? londonDay(new Date(publishedAt)) : null,
    })),
  };
});

export const action = guardedAction("risk:lists", params, async ({ actor, now }) => {
  await beginQuestionnaire({ db, actor, now });
  return redirect("/admin/questionnaire/draft");
});

export const meta: MetaFunction = () => [{ title: "Questionnaire for victims – Joint Action" }];

export default function QuestionnairesPage() {
  const { inUse, hasDraft, versions } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Questionnaire for victims</h1>
      <AdminNavigation current="/admin/questionnaire" />
      <p className="govuk-body">
        A victim’s risk is assessed by these questions. A published version is never changed: to change it, publish a
        new one. Each assessment keeps the version that it used, and its points.
      </p>
      {hasDraft ? (
        <Button href="/admin/questionnaire/draft">Go on with the draft</Button>
      ) : (
        <PageForm>
          <Button>Begin a new version</Button>
        </PageForm>
      )}
      {inUse ? (
        <>
          <h2 className="govuk-heading-m">In use: version {inUse.number}</h2>
          <QuestionnaireShown content={inUse.content} caption={inUse.content.name} />
        </>
      ) : null}
      <Table
        caption="Versions, newest first"
        captionSize="m"
        stacked
        head={["Version", "Where it comes from", "Published"]}
        rows={versions.map((v) => [
          <a key="open" className="govuk-link" href={`/admin/questionnaire/${v.publishedOn === null ? "draft" : v.id}`}>
            Version {v.number}
          </a>,
          v.name,
          v.publishedOn === null
            ? "Not yet: it is a draft"
            : `${longDay(v.publishedOn)}${v.publishedByName ? `, ${v.publishedByName}` : ""}`,
        ])}
      />
    </>
  );
}
