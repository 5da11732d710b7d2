import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { CourseFields } from "#app/components/plan/course-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText, quarterOf } from "#app/domain/performance/quarter.ts";
import { attendedOf, peopleField, TRAINING_SUBJECT_NAMES, type TrainingSubject } from "#app/domain/plan/training.ts";
import { changeCourseForm } from "#app/domain/plan/training.form.ts";
import { dayParts, formValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeCourse } from "#app/services/plan/keep-course.ts";
import { agenciesOfCourse } from "#app/services/plan/training-log.ts";
import { db } from "#db/open.ts";
import { findCourse } from "#db/queries/training.ts";

const params = z.object({ courseId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params: { courseId }, actor, now }) => {
  const course = await findCourse(db, actor.partnershipId, courseId);
  if (!course) throw new Response(null, { status: 404 });
  const { agencies, attended } = await agenciesOfCourse(db, actor.partnershipId, courseId);
  await recordView({ db, actor, now }, "training.viewed", "training-course", courseId);
  return { course, agencies, attended };
});

type Recorded = {
  version: number;
  title: string;
  subject: TrainingSubject;
  heldOn: string;
  provider: string | null;
  attended: readonly { agencyName: string; people: number }[];
};

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeCourseForm);
  const { agencies } = await agenciesOfCourse(db, actor.partnershipId, params.courseId);
  const { attended, errors } = attendedOf(formValues(body), agencies);
  if (!form.ok) return badCaseForm({ values: form.values, errors: { ...form.errors, ...errors } });
  if (Object.keys(errors).length > 0) return badCaseForm({ values: form.values, errors });
  const result = await changeCourse({ db, actor, now }, params.courseId, form.data, attended);
  return caseReply(result, form.values, {
    to: afterSaving(`/training?year=${quarterOf(form.data.heldOn).year}`, "training-changed"),
    recorded: (current: Recorded) => ({
      ...{ "Name of the course": current.title, Subject: TRAINING_SUBJECT_NAMES[current.subject] },
      ...{ "Day it was held": longDay(current.heldOn), "Given by": current.provider },
      People: current.attended.map(({ agencyName, people }) => `${agencyName} ${people}`).join(", "),
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Change a course – Joint Action" }];

export default function ChangeCoursePage() {
  const { course, agencies, attended } = useLoaderData<typeof loader>();
  const { year } = quarterOf(course.heldOn);
  const peopleFrom = (id: string) => attended.find(({ agencyId }) => agencyId === id)?.people;
  return (
    <ManagePage
      record={{ id: course.id, reference: financialYearText(year), subject: course.title }}
      back={{ href: `/training?year=${year}`, text: "Training" }}
      heading="Change the course"
      button="Save"
      schema={changeCourseForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(course.version), title: course.title, subject: course.subject },
        ...{ ...dayParts("heldOn", course.heldOn), provider: course.provider ?? "" },
        ...Object.fromEntries(agencies.map(({ id }) => [peopleField(id), String(peopleFrom(id) ?? "")])),
      }}
      entered={(values) => ({
        "Name of the course": String(values.title ?? ""),
        Subject: TRAINING_SUBJECT_NAMES[values.subject as TrainingSubject] ?? null,
        ...{ "Day it was held": typedDay(values, "heldOn"), "Given by": String(values.provider ?? "") },
        People: agencies
          .filter(({ id }) => values[peopleField(id)])
          .map(({ id, name }) => `${name} ${String(values[peopleField(id)])}`)
          .join(", "),
      })}
    >
      {(fields) => <CourseFields {...fields} agencies={agencies} />}
    </ManagePage>
  );
}
