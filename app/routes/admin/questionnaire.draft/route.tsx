import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { QuestionnaireShown } from "#app/components/risk/questionnaire-shown.tsx";
import { draftToType, questionnaireForm, RESHAPE, reshaped, typedDraft } from "#app/domain/risk/questionnaire.form.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { formValues, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { saveQuestionnaire } from "#app/services/risk/questionnaire.ts";
import { db } from "#db/open.ts";
import { findDraftQuestionnaire } from "#db/queries/victim-assessments.ts";
import { QuestionFields } from "./question-fields.tsx";

const params = z.object({});

export const loader = guardedLoader("risk:lists", params, async ({ actor, now }) => {
  const draft = await findDraftQuestionnaire(db, actor.partnershipId);
  if (!draft) throw redirect("/admin/questionnaire");
  await recordView({ db, actor, now }, "questionnaire.viewed", "questionnaire", draft.id);
  return {
    number: draft.number,
    version: String(draft.version),
    typed: draftToType(readQuestionnaire(draft.content)),
  };
});

export const action = guardedAction("risk:lists", params, async ({ form: body, actor, now }) => {
  const values = formValues(body);
  const typed = typedDraft(values);
  const asked = typeof values.do === "string" ? values.do : "save";
  const shown = { version: String(values.version), typed, current: null };
  const none: FieldErrors = {};
  if (RESHAPE.test(asked)) return { ...shown, typed: reshaped(typed, asked), errors: none };
  const form = parseForm(body, questionnaireForm);
  if (!form.ok) return data({ ...shown, errors: form.errors }, 400);
  const result = await saveQuestionnaire({ db, actor, now }, form.data, asked === "publish");
  switch (result.kind) {
    case "not-found":
      return data({ ...shown, errors: { form: "Somebody has published this draft. Begin a new version" } }, 409);
    case "changed": {
      const { version, content } = result.current;
      const errors: FieldErrors = { form: "Someone changed this draft after you opened the page" };
      return data({ ...shown, version: String(version), current: content, errors }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ ...shown, errors }, 422);
    }
    case "done":
      return asked === "publish"
        ? redirect(afterSaving("/admin/questionnaire", "questionnaire-published"))
        : redirect(afterSaving("/admin/questionnaire/draft", "questionnaire-changed"));
  }
});

export const meta: MetaFunction = () => [{ title: "Draft of the questionnaire – Joint Action" }];

export default function DraftPage() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { typed, version } = reply ?? loaded;
  const errors: FieldErrors = reply?.errors ?? {};
  const field = (name: "name" | "mediumFrom" | "highFrom" | "triggers") => ({
    ...{ id: name, name, defaultValue: typed[name], "aria-invalid": errors[name] ? true : undefined },
  });
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/questionnaire">Questionnaire for victims</BackLink>
        <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ name, message }))} />
        <h1 className="govuk-heading-l">Draft of version {loaded.number}</h1>
        {reply?.current ? <QuestionnaireShown content={reply.current} caption="Recorded now; yours is below" /> : null}
        <p className="govuk-body">Nothing here is used until you publish it. A row that is left blank is left out.</p>
        {/* The page has another shape after each press, with JavaScript and without: it comes from the server whole. */}
        <PageForm reloadDocument action="/admin/questionnaire/draft">
          <input type="hidden" name="version" value={version} />
          <button className="govuk-visually-hidden" name="do" value="save" tabIndex={-1} aria-hidden="true">
            Save the draft
          </button>
          <Input
            field={field("name")}
            label="Where it comes from"
            hint="Shown to whoever assesses a victim"
            error={errors.name}
            autoComplete="off"
          />
          {typed.questions.map((question, at) => (
            <QuestionFields key={at} at={at} question={question} errors={errors} />
          ))}
          <Button
            variant="secondary"
            id="add-question"
            name="do"
            value="add-question"
            formAction={`/admin/questionnaire/draft#question-${typed.questions.length + 1}`}
          >
            Add a question
          </Button>
          <Input
            field={field("mediumFrom")}
            label="Medium from"
            suffix="points"
            inputMode="numeric"
            width={3}
            error={errors.mediumFrom}
          />
          <Input
            field={field("highFrom")}
            label="High from"
            suffix="points"
            inputMode="numeric"
            width={3}
            error={errors.highFrom}
          />
          <Textarea
            field={field("triggers")}
            label="What makes it High whatever the points"
            hint="One on each line"
            rows={5}
            error={errors.triggers}
          />
          <div className="govuk-button-group">
            <Button name="do" value="save">
              Save the draft
            </Button>
            <Button variant="secondary" name="do" value="publish">
              Save, and publish as version {loaded.number}
            </Button>
            <a className="govuk-link" href="/admin/questionnaire/draft/discard">
              Discard the draft
            </a>
          </div>
        </PageForm>
      </div>
    </div>
  );
}
