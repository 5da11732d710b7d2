import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table, TableCell, TableHeader, TableRow } from "#app/components/govuk/table.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from "#app/domain/meetings/attendance.ts";
import type { MatrixAgency } from "#app/domain/meetings/attendance-matrix.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { matrixOf } from "#app/services/meetings/attendance-matrix.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params: { groupId }, actor, now }) => {
  const matrix = await matrixOf({ db, actor, now }, groupId);
  if (!matrix) throw new Response(null, { status: 404 });
  const { group, most, sittings, agencies } = matrix;
  const shown = sittings.map(({ id }) => id);
  await recordList({ db, actor, now }, "attendance.matrix-viewed", "meeting", shown, { groupId });
  return { groupId, groupName: group.name, most, sittings, agencies };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who came to the last meetings of ${page?.groupName ?? "a group"} – Joint Action` },
];

export default function AttendanceMatrixPage() {
  const { groupId, groupName, most, sittings, agencies } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">Who came to the last meetings</h1>
      {sittings.length === 0 ? (
        <p className="govuk-body">The group has had no meeting yet.</p>
      ) : (
        <>
          <p className="govuk-body">
            The last {most === 1 ? "meeting" : `${most} meetings`} that took place, the poorest attendance first. A
            deputy counts as attendance.
          </p>
          <Table
            caption={`Attendance of ${groupName}`}
            captionHidden
            scrollLabel={`Attendance of ${groupName}`}
            className="app-attendance-matrix"
            stacked
            head={["Agency", "Attendance", ...sittings.map(({ day }) => shortDay(day))]}
          >
            {agencies.map((agency) => (
              <TableRow key={agency.id} role="row">
                <TableHeader scope="row" role="rowheader">
                  {agency.name}
                </TableHeader>
                <TableCell role="cell" label="Attendance">
                  <Counted {...agency} />
                </TableCell>
                {sittings.map(({ id, day }, index) => (
                  <TableCell key={id} role="cell" label={shortDay(day)}>
                    <Cell
                      status={agency.cells[index] ?? null}
                      href={`/groups/${groupId}/meetings/${id}/attendance`}
                      of={`${agency.name}, ${longDay(day)}`}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </Table>
          <DownloadList href={exportAddress({ list: "attendance", filter: { group: groupId } })} rows={null} />
        </>
      )}
    </>
  );
}

function Counted({ percent, attended, byDeputy, of }: MatrixAgency) {
  if (percent === null) return <>Not yet counted</>;
  return (
    <>
      <strong>{percent}%</strong>
      <div className="govuk-hint govuk-!-margin-bottom-0">
        {attended} of {of}
        {byDeputy === 0 ? "" : `, ${byDeputy} by deputy`}
      </div>
    </>
  );
}

function Cell({ status, href, of }: { status: AttendanceStatus | null; href: string; of: string }) {
  return (
    <a className="govuk-link" href={href}>
      {status === null ? "Not recorded" : SHORT[status]}
      <span className="govuk-visually-hidden">: {of}</span>
    </a>
  );
}

const SHORT: Record<AttendanceStatus, string> = { ...ATTENDANCE_STATUS_NAMES, deputy: "Deputy" };
