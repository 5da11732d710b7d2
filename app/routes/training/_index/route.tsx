import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PlanNavigation } from "#app/components/plan/plan-navigation.tsx";
import { YearForm } from "#app/components/plan/year-form.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { yearAsked } from "#app/domain/plan/plan-year.ts";
import { TRAINING_SUBJECT_NAMES, type TrainedRow } from "#app/domain/plan/training.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { trainingOfYear, trainingYears } from "#app/services/plan/training-log.ts";
import { db } from "#db/open.ts";
import { findCourse } from "#db/queries/training.ts";

const ON_A_PAGE = 50;

export const loader = guardedLoader("plan:read", z.object({}), async ({ request, actor, now }) => {
  const { partnershipId } = actor;
  const today = londonDay(now);
  const search = new URL(request.url).searchParams;
  const year = yearAsked(search.get("year"), today);
  const asked = z.uuidv7().safeParse(search.get("after"));
  const after = (asked.success ? await findCourse(db, partnershipId, asked.data) : null) ?? null;
  const log = await trainingOfYear(db, partnershipId, { year, after, limit: ON_A_PAGE });
  const years = await trainingYears(db, partnershipId, today);
  const ids = log.courses.map(({ id }) => id);
  await recordList({ db, actor, now }, "training.listed", "training-course", ids, { year });
  return {
    ...{ ...log, year, years, isFirst: after === null, mayChange: actor.permissions.has("money:manage") },
    earlier: log.hasMore ? `/training?year=${year}&after=${ids.at(-1) ?? ""}` : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Training – Joint Action" }];

export default function TrainingPage() {
  const { year, years, courses, bySubject, byAgency, isFirst, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanNavigation current="/training" />
      <PageHeaderActions heading={`Training, ${financialYearText(year)}`}>
        {mayChange ? <Button href="/training/new">Add a course</Button> : null}
      </PageHeaderActions>
      <YearForm action="/training" year={year} years={years} />
      {courses.length === 0 && isFirst ? (
        <InsetText>
          No course has been recorded in {financialYearText(year)}. Each is recorded with its day and how many people of
          each agency came.
        </InsetText>
      ) : (
        <>
          <People caption="People trained, by subject" of="Subject" trained={bySubject} />
          <People caption="People trained, by agency" of="Agency" trained={byAgency} />
          <Courses />
          <DownloadList href={exportAddress({ list: "training", filter: { year } })} rows={null} />
        </>
      )}
    </>
  );
}

type PeopleProps = { caption: string; of: string; trained: { rows: TrainedRow[]; total: TrainedRow } };

/** Somebody who came to two courses was trained twice: the log knows nobody. */
function People({ caption, of, trained: { rows, total } }: PeopleProps) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={caption}
      stacked
      firstCellIsHeader
      head={[
        of,
        ...["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4", "Year"].map((text) => ({ text, numeric: true })),
      ]}
      rows={[...rows, total].map((row) => [row.name, ...row.quarters, row.total])}
    />
  );
}

function Courses() {
  const { year, courses, earlier, isFirst, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <Table
        caption="Courses"
        captionSize="m"
        scrollLabel="Courses"
        stacked
        head={["Day", "Course", "Subject", "Given by", "People"]}
        rows={courses.map(({ id, title, subject, heldOn, provider, attended }) => [
          shortDay(heldOn),
          mayChange ? (
            <a key="title" className="govuk-link" href={`/training/${id}`}>
              {title}
            </a>
          ) : (
            title
          ),
          TRAINING_SUBJECT_NAMES[subject],
          provider ?? "Not recorded",
          attended.map(({ agencyName, people }) => `${agencyName} ${people}`).join(", "),
        ])}
      />
      <Pagination
        previousHref={isFirst ? undefined : `/training?year=${year}`}
        previousText="Newest courses"
        nextHref={earlier ?? undefined}
        nextText="Earlier courses"
        landmarkLabel="Courses"
      />
    </>
  );
}
