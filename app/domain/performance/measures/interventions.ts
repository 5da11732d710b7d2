import type { Measure } from "./measure.ts";

const BEGUN = {
  theme: "interventions",
  dateField: "First day of the intervention",
  source: "Interventions and orders",
  record: "intervention",
  span: "days",
  unit: "rows",
  isOfGroups: true,
  isAboutPeople: true,
} as const;
const BREACHED = {
  ...BEGUN,
  dateField: "Day of the breach",
  source: "Breaches of interventions",
  aim: "lower",
} as const;
const SENT = {
  ...BEGUN,
  dateField: "Day on which it was sent",
  source: "Referrals to services",
  aim: "higher",
  by: ["service", "answer", "month"],
} as const;

/** DOMAIN 6.6, as the page of interventions' own figures counts them (app/domain/interventions/figures.ts). */
export const INTERVENTION_MEASURES = [
  {
    ...BEGUN,
    id: "interventions-begun",
    name: "Interventions begun",
    short: "Begun",
    meaning:
      "Whatever was done with people or at a place and began in the period. Left out is what is only planned or was not made. Legal are notices, orders, injunctions and other formal steps; a community protection warning is not legal.",
    aim: "neither",
    by: ["tier", "intervention", "agency"],
  },
  {
    ...BEGUN,
    id: "legal-interventions",
    name: "Legal interventions",
    short: "Legal",
    meaning:
      "Notices, orders, injunctions and other formal steps that began in the period. Community protection warnings are not among them.",
    aim: "neither",
    by: ["intervention", "agency", "month"],
  },
  {
    ...BEGUN,
    id: "youth-non-legal",
    name: "Non-legal interventions with young people",
    short: "Non-legal, under 18",
    meaning:
      "Advice, letters, contracts, warnings, mediation and referrals that began in the period, with somebody under 18 on the first day. Referrals to services for victims are left out, and so is somebody whose birth date is not known.",
    aim: "higher",
    by: ["month", "intervention"],
  },
  {
    ...BREACHED,
    id: "intervention-breaches",
    name: "Breaches of interventions",
    short: "Breaches",
    meaning:
      "Breaches in the period of interventions that were made, whenever they began, by whoever broke them. Each breach counts, not each intervention.",
    by: ["tier", "intervention", "consequence"],
  },
  {
    ...BREACHED,
    id: "youth-breaches",
    name: "Breaches of non-legal interventions by young people",
    short: "Breaches, under 18",
    meaning:
      "Breaches in the period of non-legal interventions, each by somebody who was under 18 on the first day of the intervention. An adult’s breach of the same contract is left out.",
    by: ["month", "intervention"],
  },
  {
    ...BREACHED,
    id: "youth-breach-children",
    record: "person",
    isOfGroups: false,
    name: "Young people who broke a non-legal intervention",
    short: "Children",
    meaning:
      "The children behind the breaches by young people, each once in the period however often they did so. Quarters therefore do not add up to the year.",
    dateField: "Day of the child’s first breach in the period",
    by: [],
  },
  {
    ...SENT,
    id: "service-referrals",
    name: "Referrals to services",
    short: "Referrals",
    meaning:
      "Referrals of people to a service on the partnership’s list, with what the service has answered so far. Services for victims are among them.",
  },
  {
    ...SENT,
    id: "youth-service-referrals",
    name: "Referrals of young people to services",
    short: "Referrals, under 18",
    meaning:
      "Referrals to services, those for victims left out, with somebody under 18 on the day on which it was sent. Somebody whose birth date is not known is not counted.",
  },
] as const satisfies readonly Measure[];
