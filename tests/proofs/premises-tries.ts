import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Answer } from "../support/http-client.ts";
import type { Ids } from "./town.ts";
import { dayFields } from "./world.ts";

type Post = (path: string, fields: Record<string, string>) => () => Promise<Answer>;
type Try = [what: string, send: (id: string) => () => Promise<Answer>, foreign: (string | undefined)[]];

/** Fields of the forms of incidents at premises that take an id, each with ids of another partnership. */
export function premisesTries(post: Post, own: Ids, neighbour: Ids): Try[] {
  const record = (changes: Record<string, string>) =>
    post(`/premises/${own.premisesId ?? ""}/incidents/new`, {
      ...dayFields("happenedOn", londonDay(new Date())),
      ...{ licensingSummary: "Noise", severity: "noise", attribution: "near", ...changes },
    });
  return [
    ["what a record for licensing is the same as", (id) => record({ sameAs: id }), [neighbour.premisesIncidentId]],
    [
      "whose finding a record for licensing is",
      (id) => record({ sameAs: "new", findingAgencyId: id }),
      [neighbour.agencyId],
    ],
    [
      "meeting that decided an attribution",
      (id) => post("/premises/undecided", { sittingId: id, [`attribution-${own.premisesIncidentId ?? ""}`]: "near", [`version-${own.premisesIncidentId ?? ""}`]: "1" }), // prettier-ignore
      [neighbour.sittingId],
    ],
  ];
}
