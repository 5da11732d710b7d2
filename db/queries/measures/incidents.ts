import { type RawBuilder, sql } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { NONE } from "#app/domain/performance/measures/dimensions.ts";
import { type INCIDENT_MEASURES, STREET_HEADINGS } from "#app/domain/performance/measures/incidents.ts";
import { importIsVisible } from "../../visibility/imports.ts";
import type { BehindOf, Scope } from "./behind.ts";
import { dayNumber } from "./day-number.ts";
import { firstDayOf, settingOfDay } from "./setting-of-day.ts";

const none = sql.lit(NONE);
/** Beside the incident: seen and counted by itself (db/visibility/imports.ts). */
export const isCounted = importIsVisible("incident.import_batch_id")();

/** Of these days, and of a file that stands where it came with one. */
export const happenedIn = ({
  partnershipId,
  from,
  to,
}: {
  partnershipId: string;
  from: string | RawBuilder<string>;
  to: string;
}) =>
  sql`incident.partnership_id = ${partnershipId} and incident.latest_day >= ${from} and incident.latest_day <= ${to} and ${isCounted}`;

export const INCIDENT = sql`incident.id as row_id, incident.id as record_id, null as group_id, incident.latest_day as day,
  null as amount`;
export const heading = sql`incident.heading as heading`;
export const beat = sql`coalesce(incident.beat_code, ${none}) as beat`;
/** The one that took its first report. */
const agency = sql`coalesce((select report.agency_id from report_incident as told
    inner join report on report.id = told.report_id
    where told.incident_id = incident.id and ${importIsVisible("report.import_batch_id")()}
    order by report.reported_on, report.id limit 1), ${none}) as agency`;
const streets = sql.join(STREET_HEADINGS.map((one) => sql.lit(one)));

/** The places of so many incidents or more since a day, each with the day of its last. */
const repeatPlaces = ({ partnershipId, to }: Scope, since: string | RawBuilder<string>) => sql`
  select location.id as row_id, location.id as record_id, null as group_id, busy.last_on as day, null as amount,
    coalesce(location.beat_code, ${none}) as beat
  from (select incident.location_id as location_id, max(incident.latest_day) as last_on
    from incident where ${happenedIn({ partnershipId, from: since, to })} and incident.location_id is not null
    group by incident.location_id
    having count(*) >= ${settingOfDay(partnershipId, "incidents.repeat-location-count", to)}) as busy
  inner join location on location.id = busy.location_id`;

const closedIn = ({ partnershipId, from, to }: Scope) => sql`incident.partnership_id = ${partnershipId}
  and incident.ended_on >= ${from} and incident.ended_on <= ${to} and incident.status = 'closed' and ${isCounted}`;
const CLOSED = sql`incident.id as row_id, incident.id as record_id, null as group_id, incident.ended_on as day`;

export const INCIDENT_ROWS: BehindOf<typeof INCIDENT_MEASURES> = {
  incidents: (scope) => sql`
    select ${INCIDENT}, ${heading}, coalesce(incident.asb_type_id, ${none}) as type, ${beat}, ${agency}
    from incident where ${happenedIn(scope)}`,
  "youth-incidents": (scope) => sql`
    select ${INCIDENT}, ${heading}, ${beat}, ${agency} from incident where ${happenedIn(scope)} and incident.is_youth = 1`,
  "street-incidents": (scope) => sql`
    select ${INCIDENT}, ${heading}, ${beat}, ${agency}
    from incident where ${happenedIn(scope)} and incident.heading in (${streets})`,
  "asb-reports": ({ partnershipId, from, to }) => sql`
    select report.id as row_id, told.incident_id as record_id, null as group_id, report.reported_on as day, null as amount,
      report.agency_id as agency
    from report inner join (
      select report_incident.report_id as report_id, min(incident.id) as incident_id
      from report as within inner join report_incident on report_incident.report_id = within.id
        inner join incident on incident.id = report_incident.incident_id
      where within.partnership_id = ${partnershipId} and within.reported_on >= ${from} and within.reported_on <= ${to}
        and ${isCounted}
      group by report_incident.report_id) as told on told.report_id = report.id
    where ${importIsVisible("report.import_batch_id")()}`,
  "repeat-places": (scope) => repeatPlaces(scope, plusDays(plusMonths(scope.to, -12), 1)),
  "busy-places": (scope) => repeatPlaces(scope, firstDayOf(scope.partnershipId, "incidents.busy-weeks", scope.to)),
  "incidents-closed": (scope) => sql`
    select ${CLOSED}, null as amount, ${heading}, ${beat} from incident where ${closedIn(scope)}`,
  "incident-days-to-close": (scope) => sql`
    select ${CLOSED}, ${dayNumber(sql`incident.ended_on`)} - ${dayNumber(sql`incident.latest_day`)} as amount, ${heading}, ${beat}
    from incident where ${closedIn(scope)} and incident.import_batch_id is null`,
};
