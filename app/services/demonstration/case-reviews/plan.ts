import type { AppealGround } from "#app/domain/case-reviews/appeal.ts";
import type { ApplicationChannel, Involvement, RecommendationResponse } from "#app/domain/case-reviews/application.ts";
import type { BelowGround } from "#app/domain/case-reviews/decide-threshold.ts";
import type { AsbHeading, HateStrand } from "#app/domain/incidents/asb-headings.ts";
import type { CAST, CastKey } from "../cast.ts";
import { workdayBy } from "../lives/groups.ts";
import type { World } from "../world.ts";

/** By whom a report is taken: bodies that the procedures name. */
type Taker = "officer" | "second-officer" | "beat-officer";
/** So many days before the application it happened; reported so many days later. */
type Reported = readonly [before: number, by: Taker, words: string, later?: number];

type Applicant = {
  name: readonly [given: string, family: string];
  sex: "female" | "male";
  age: number;
  /** Number in the street. */
  number: number;
};

/** What the panel asks of a body, and what came of it. */
export type Recommended = {
  theme: "Silo working" | "Multi-agency case management" | "Communication with the victim" | "Risk assessment" | "Use of powers" | "Record keeping"; // prettier-ignore
  to: (typeof CAST)[number]["agency"];
  words: string;
  response?: readonly [RecommendationResponse, string];
  /** By whom it is done, as an action of the JAG; when it was done, so many days later, and what was. */
  action?: { owner: CastKey; words: string; done?: readonly [days: number, outcome: string] };
};

export type Panel = {
  outcome: string;
  consulted: string;
  recommended: readonly Recommended[];
  /** Days from the decision to the sitting. */
  after?: number;
};

/**
 * One application and how far it has come. `until` is the last step that is taken: everything before it has been done in its
 * time, unless `slow` says by how many days each is later than it might be.
 */
export type Plan = {
  /** So many days ago it was received. */
  days: number;
  officer: "officer" | "second-officer";
  /** A person with reports of their own, or a business in words. */
  victim: Applicant | string;
  place: string;
  heading: AsbHeading;
  hate?: HateStrand;
  problem: string;
  suspects: string;
  reports: readonly Reported[];
  /** Somebody else who applies, with the victim's consent. */
  applicant?: readonly [name: string, relation: string];
  channel: ApplicationChannel;
  about: string;
  until: "applied" | "acknowledged" | "asked" | "decided" | "arranged" | "held" | "sent" | "closed" | "withdrawn";
  slow?: number;
  /** Of bodies that reply late, or not yet. */
  late?: readonly string[];
  withdrawn?: string;
  isMet?: boolean;
  grounds?: readonly BelowGround[];
  reasons?: string;
  part?: readonly [Involvement, string];
  panel?: Panel;
  closing?: string;
  appeal?: {
    after: number;
    grounds: readonly AppealGround[];
    words: string;
    decided?: { after: number; isUpheld: boolean; words: string };
    /** The panel to which an appeal that was upheld leads. */
    panel?: Panel;
  };
};

/** What comes over a counter, by telephone or by post comes on a working day. */
export function receivedOn(world: World, { days, channel }: Plan): string {
  const day = world.daysAgo(days);
  return channel === "online" || channel === "email" ? day : workdayBy(day);
}

const STEPS = ["applied", "acknowledged", "asked", "decided", "arranged", "held", "sent", "closed"] as const;

/** Whether the plan comes as far as that step. */
export const reaches = ({ until }: Plan, step: (typeof STEPS)[number]) =>
  until !== "withdrawn" && STEPS.indexOf(until) >= STEPS.indexOf(step);

/** One of the variants, by the plan: the same each time, and not the same for each. */
export const turn = ({ days }: Pick<Plan, "days">, words: readonly string[]) => words[days % words.length] ?? "";
