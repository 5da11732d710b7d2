import type { AgencyKind } from "../agencies/agency-kinds.ts";
import type { GroupKind } from "./group-kinds.ts";

export const PARTNERSHIP_TEMPLATES = ["charnwood", "empty"] as const;
export type PartnershipTemplate = (typeof PARTNERSHIP_TEMPLATES)[number];

export const PARTNERSHIP_TEMPLATE_NAMES: Record<PartnershipTemplate, string> = {
  charnwood: "Charnwood: its groups, beats and agencies",
  empty: "Empty: no groups, beats or agencies yet",
};

export type TemplateAgency = { name: string; kind: AgencyKind };
export type TemplateService = { name: string; isForVictims: boolean };
export type TemplateArea = { kind: "borough" | "beat"; code: string; name: string };
export type TemplateGroup = {
  name: string;
  kind: GroupKind;
  /** The name of a group that stands before this one. */
  parent: string | null;
  cadence: string | null;
  holdsCases: boolean;
  hasMeetings: boolean;
  minAge: number | null;
  maxAge: number | null;
  /** Codes of beats; none is the whole area. */
  beats: readonly string[];
};

type Template = {
  groups: readonly TemplateGroup[];
  areas: readonly TemplateArea[];
  agencies: readonly TemplateAgency[];
  services: readonly TemplateService[];
};

const meets = { holdsCases: false, hasMeetings: true, minAge: null, maxAge: null, beats: [] } as const;
const holds = { ...meets, holdsCases: true } as const;

/** DOMAIN 5.1; cadence "not yet set" where the sources give none. Under and from 18, so that nobody of 18 falls between. */
const GROUPS: readonly TemplateGroup[] = [
  { ...meets, name: "CSP board", kind: "board", parent: null, cadence: "Quarterly" },
  { ...meets, name: "Strategic Group", kind: "strategic", parent: "CSP board", cadence: "Every six weeks" },
  { ...holds, name: "JAG", kind: "jag", parent: "Strategic Group", cadence: "Every four weeks" },
  { ...holds, name: "LCDG", kind: "delivery", parent: "JAG", cadence: null, beats: ["62"] },
  { ...holds, name: "LEDG", kind: "delivery", parent: "JAG", cadence: null, beats: ["65"] },
  { ...holds, name: "Youth JAG", kind: "youth-jag", parent: "JAG", cadence: "Every six weeks", maxAge: 17 },
  {
    ...holds,
    name: "Adults at Risk Group",
    kind: "adults-at-risk",
    parent: "JAG",
    cadence: "Every six weeks",
    minAge: 18,
  },
  { ...meets, name: "Night-time economy premises group", kind: "premises", parent: "JAG", cadence: "Every two weeks" },
  { ...holds, name: "University ASB cases", kind: "working", parent: "JAG", cadence: "Weekly" },
  { ...holds, name: "ASB team casework", kind: "casework", parent: null, cadence: null, hasMeetings: false },
];

/** SRC 003: police beats 56 to 65, which are not wards, and the places that each covers. */
const AREAS: readonly TemplateArea[] = [
  { kind: "borough", code: "charnwood", name: "Charnwood" },
  { kind: "beat", code: "56", name: "Woodhouse Eaves, Newtown Linford, Cropston, Rothley and Quorn" },
  { kind: "beat", code: "57", name: "Mountsorrel" },
  { kind: "beat", code: "58", name: "Anstey" },
  { kind: "beat", code: "59", name: "Wymeswold, Hoton, Burton on the Wolds, Barrow upon Soar, Sileby and Seagrave" },
  { kind: "beat", code: "60", name: "Birstall and Wanlip" },
  { kind: "beat", code: "61", name: "Queniborough, Syston, Thurmaston, Barkby, Beeby and South Croxton" },
  {
    kind: "beat",
    code: "62",
    name: "Ashby Road Estate, Loughborough University, Storer Road Area, Loughborough Town Centre and Loughborough College",
  },
  { kind: "beat", code: "63", name: "Nanpantan, The Outwoods and Shelthorpe" },
  { kind: "beat", code: "64", name: "Hathern, Shepshed and the Dishley Road Estate" },
  {
    kind: "beat",
    code: "65",
    name: "Bell Foundry Estate, Warwick Way estate, Parts of Alan Moss Road, Meadow Lane, Sparrow Hill, Pinfold Gate, Leicester Road",
  },
];

/** DOMAIN 5.3. */
const AGENCIES: readonly TemplateAgency[] = [
  { name: "Charnwood Borough Council", kind: "district-council" },
  { name: "Leicestershire Police", kind: "police" },
  { name: "Leicestershire County Council", kind: "county-council" },
  { name: "Probation Service", kind: "probation" },
  { name: "NHS Leicester", kind: "health" },
  { name: "Leicestershire and Rutland ICB", kind: "health" },
  { name: "Leicestershire Fire and Rescue Service", kind: "fire" },
  { name: "Leicestershire Youth Justice Service", kind: "youth-justice" },
  { name: "Loughborough University", kind: "education" },
  { name: "Loughborough College", kind: "education" },
  { name: "Love Loughborough BID", kind: "business" },
  { name: "Turning Point", kind: "voluntary" },
  { name: "The Falcon Centre", kind: "voluntary" },
  { name: "Living Without Abuse", kind: "voluntary" },
  { name: "The Bridge", kind: "voluntary" },
  { name: "Family Help", kind: "county-council" },
  { name: "Office of the Police and Crime Commissioner", kind: "police-and-crime-commissioner" },
];

/** SRC 002: to whom the partnership refers people for support and diversion. Migration 0030 gives the same. */
const SERVICES: readonly TemplateService[] = [
  ...["Early Help Hub", "IMPACT team", "Mentoring (20/20)", "SLF programme", "Diversion"].map((name) => ({
    name,
    isForVictims: false,
  })),
  { name: "Victim First", isForVictims: true },
  { name: "Integrated Offender Management", isForVictims: false },
];

export const TEMPLATES: Record<PartnershipTemplate, Template> = {
  charnwood: { groups: GROUPS, areas: AREAS, agencies: AGENCIES, services: SERVICES },
  empty: { groups: [], areas: [], agencies: [], services: [] },
};
