import { reportFields } from "../incidents/logging.ts";
import type { Answer } from "../support/http-client.ts";
import type { Ids } from "./town.ts";

type Post = (path: string, fields: Record<string, string>) => () => Promise<Answer>;
type Try = [what: string, send: (id: string) => () => Promise<Answer>, foreign: (string | undefined)[]];

/** Fields of the forms of incidents that take an id, each with ids of another partnership. */
export function incidentTries(
  { post, get }: { post: Post; get: (path: string) => () => Promise<Answer> },
  own: Ids,
  neighbour: Ids,
  theirs: { user: string; agency: string },
): Try[] {
  const log = (changes: Record<string, string>) =>
    post("/incidents/new", reportFields(own.agencyId ?? "", { reporterGiven: "Zed", reporterFamily: "Quill", place: "99 Nowhere Lane", ...changes })); // prettier-ignore
  const give = (changes: Record<string, string>) =>
    post(`/incidents/${own.incidentId ?? ""}/allocate`, { version: "1", officerAgencyId: own.agencyId ?? "", officerUserId: "", priority: "standard", ...changes }); // prettier-ignore
  const correct = (changes: Record<string, string>) =>
    post(`/incidents/${own.incidentId ?? ""}/correct`, {
      ...reportFields(own.agencyId ?? "", { happenedOn: "2026-03-01", place: "Ling Road playing field" }),
      ...{ version: "1", reason: "Reason", ...changes },
    });
  return [
    ["agency that took a report", (id) => log({ agencyId: id }), [theirs.agency]],
    ["incident that a report is of", (id) => log({ sameAs: id, seen: id }), [neighbour.incidentId]],
    ["problem that a report is of", (id) => log({ problemId: id, seen: id }), [neighbour.problemId]],
    [
      "premises of a report",
      (id) => log({ premisesIds: id, [`severity-${id}`]: "noise", licensingSummary: "Noise" }),
      [neighbour.premisesId],
    ],
    [
      "premises of an incident that stands",
      (id) => post(`/incidents/${own.incidentId ?? ""}/premises`, { version: "1", premisesIds: id, [`severity-${id}`]: "noise", licensingSummary: "Noise", reason: "Reason" }), // prettier-ignore
      [neighbour.premisesId],
    ],
    ["place of a report", (id) => log({ locationId: id }), [neighbour.locationId]],
    [
      "person who reports",
      (id) => log({ reporterGiven: "", reporterFamily: "", reporterId: id }),
      [neighbour.personId, neighbour.victimId],
    ],
    ["agency that deals with an incident", (id) => give({ officerAgencyId: id }), [theirs.agency]],
    ["officer who deals with an incident", (id) => give({ officerUserId: id }), [theirs.user]],
    ["place of a correction", (id) => correct({ place: "99 Nowhere Lane", locationId: id }), [neighbour.locationId]],
    ["type of a correction", (id) => correct({ type: `type:${id}` }), [neighbour.asbTypeId]],
    [
      "person added to an incident",
      (id) => post(`/incidents/${own.incidentId ?? ""}/people/add`, { version: "1", personId: id, role: "witness", reason: "Reason" }), // prettier-ignore
      [neighbour.personId, neighbour.victimId],
    ],
    [
      "person shown to be added to an incident",
      (id) => get(`/incidents/${own.incidentId ?? ""}/people/add?person=${id}`),
      [neighbour.personId],
    ],
    [
      "incident added to a problem",
      (id) => post(`/incidents/problems/${own.problemId ?? ""}/add`, { incidentId: id, reference: "" }),
      [neighbour.incidentId],
    ],
    [
      "incident of a file that may be another",
      (id) => post("/incidents/imported?index", { incidentId: id, version: "1", intent: "join" }),
      [neighbour.incidentId],
    ],
    [
      "person of a file to be confirmed",
      (id) => post("/incidents/imported/people", { personId: id, version: "1" }),
      [neighbour.personId],
    ],
    [
      "problem of an incident",
      (id) => post(`/incidents/${own.incidentId ?? ""}/problem`, { version: "1", to: id }),
      [neighbour.problemId],
    ],
    [
      "duty to tell a victim",
      (id) => post(`/incidents/reports/${own.reportId ?? ""}`, { dutyId: id, version: "1", how: "phone", "toldOn-day": "2", "toldOn-month": "3", "toldOn-year": "2026" }), // prettier-ignore
      [neighbour.victimDutyId],
    ],
  ];
}
