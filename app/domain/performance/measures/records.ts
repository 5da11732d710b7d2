import type { Permission } from "../../access/permissions.ts";
import type { CountedRecord } from "./measure.ts";

/** How a record that a row stands for is opened, and what it is called. A meeting goes by its day. */
export const OPENED_BY: Record<CountedRecord, { permission: Permission; path: string; name: string; plural: string }> =
  {
    referral: { permission: "referrals:read", path: "/referrals", name: "referral", plural: "referrals" },
    case: { permission: "cases:read", path: "/cases", name: "case", plural: "cases" },
    action: { permission: "actions:read", path: "/actions", name: "action", plural: "actions" },
    meeting: { permission: "meetings:read", path: "/meetings", name: "meeting", plural: "meetings" },
    incident: { permission: "incidents:read", path: "/incidents", name: "incident", plural: "incidents" },
    location: { permission: "locations:read", path: "/locations", name: "location", plural: "locations" },
    person: { permission: "people:read", path: "/people", name: "person", plural: "people" },
    "case-review": {
      permission: "case-reviews:read",
      path: "/case-reviews",
      name: "case review",
      plural: "case reviews",
    },
    premises: { permission: "premises:read", path: "/premises", name: "premises", plural: "premises" },
    intervention: {
      permission: "interventions:read",
      path: "/interventions",
      name: "intervention",
      plural: "interventions",
    },
  };
