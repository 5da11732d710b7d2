import type { AgencyKind } from "../agencies/agency-kinds.ts";
import { fold } from "../search/fold.ts";
import type { BirthDateBasis } from "../people/person.ts";
import type { InterventionKind, Tier } from "./kinds.ts";
import type { Authoriser, EndKind, InterventionState } from "./record.ts";

/** One whom it binds. A body (a company, an association) has no age. */
export type RespondentFacts = {
  /** Of the row; of one not recorded yet, whatever tells it from the others of the form. */
  id: string;
  /** As whoever reads may see it; null where no name is to be shown. */
  name: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  isBody: boolean;
  /** The same for one person or body in whatever record: see `whoOf`. Left out where no rule asks. */
  who?: string | null;
  servedOn: string | null;
  servedTime: string | null;
  endedOn: string | null;
};

/** A person by the record that stands for them, a body by its name, however it was written. */
export function whoOf({ standingId, bodyName }: { standingId: string | null; bodyName: string | null }) {
  return standingId ?? (bodyName === null ? null : `body ${fold(bodyName)}`);
}

/** What came before it: the warning before a notice, the notice before an order, the order before the possession. */
export type FollowedFacts = {
  kind: InterventionKind;
  state: InterventionState;
  endKind: EndKind | null;
  /** On whom it was served, and when. */
  services: readonly { who: string | null; servedOn: string }[];
  issuedOn: string;
  issuedTime: string | null;
  /** The first day on which it was served, and the time of that service. */
  servedOn: string | null;
  servedTime: string | null;
  fromDay: string;
  untilDay: string | null;
  untilTime: string | null;
  endedOn: string | null;
  /** The last day on which a breach of it led to a conviction or finding. */
  convictedOn: string | null;
};

/** What the rules of the law need to know of one intervention. Days are YYYY-MM-DD, times HH:MM, both London's. */
export type InterventionFacts = {
  kind: InterventionKind;
  /** Of a kind of the partnership's own. */
  ownTier: Tier | null;
  state: InterventionState;
  /** Of issue, grant or making: ages and limits are those of this day. Of what is planned, of the application. */
  issuedOn: string;
  issuedTime: string | null;
  fromDay: string;
  /** Null: without an end, or until further order. */
  untilDay: string | null;
  untilTime: string | null;
  isInterim: boolean;
  isWithoutNotice: boolean;
  authorisedBy: Authoriser | null;
  /** Of the agency that issued it or applied for it. */
  agencyKind: AgencyKind | null;
  /** When youth justice was consulted, or why it was not. */
  consultedOn: string | null;
  notConsultedReason: string | null;
  follows: FollowedFacts | null;
  /** Of a chain of closure orders: the first day of the first. Null: it begins with this one. */
  firstStartOn: string | null;
  /** The end that its last extension moved; null when it was never extended. */
  extendedFrom: string | null;
  lastVariedOn: string | null;
  /** The days on which it was reviewed. */
  reviewedOn: readonly string[];
  /** The appeal that was lodged last, if any was. */
  appeal: { lodgedOn: string; decidedOn: string | null } | null;
  /** Of breaches that ended in an arrest. */
  arrests: readonly { respondentId: string | null; day: string; time: string | null }[];
  amountPounds: number | null;
  respondents: readonly RespondentFacts[];
  personsUnknown: boolean;
  /** A requirement stands without anybody who supervises it. */
  hasRequirementWithoutSupervisor: boolean;
  excludesFromHome: boolean;
  endedOn: string | null;
};
