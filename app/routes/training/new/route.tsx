import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { CourseFields } from "#app/components/plan/course-fields.tsx";
import { attendedOf, peopleField } from "#app/domain/plan/training.ts";
import { newCourseForm } from "#app/domain/plan/training.form.ts";
import { dayParts, formValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addCourse } from "#app/services/plan/keep-course.ts";
import { agenciesOfCourse } from "#app/services/plan/training-log.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("money:manage", params, async ({ actor }) => {
  const { agencies } = await agenciesOfCourse(db, actor.partnershipId, null);
  return { agencies, once: newOnce() };
});

export const action = guardedAction("money:manage", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newCourseForm);
  const { agencies } = await agenciesOfCourse(db, actor.partnershipId, null);
  const { attended, errors } = attendedOf(formValues(body), agencies);
  if (!form.ok) return data({ values: form.values, errors: { ...form.errors, ...errors } }, 400);
  if (Object.keys(errors).length > 0) return data({ values: form.values, errors }, 400);
  const result = await addCourse({ db, actor, now, once }, form.data, attended);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/training", "training-added"));
});

export const meta: MetaFunction = () => [{ title: "Add a course – Joint Action" }];

export default function NewCoursePage() {
  const { agencies, once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const blank = {
    ...{ title: "", subject: "", provider: "", ...dayParts("heldOn", null) },
    ...Object.fromEntries(agencies.map(({ id }) => [peopleField(id), ""])),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newCourseForm, blank, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/training">Training</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a course</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <CourseFields field={field} errorOf={errorOf} agencies={agencies} />
          <Button>Add the course</Button>
        </PageForm>
      </div>
    </div>
  );
}
