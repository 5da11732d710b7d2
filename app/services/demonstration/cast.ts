import type { Duty, GroupRole } from "#app/domain/access/roles.ts";

/** Everybody in the demonstration who signs in: invented, as their agencies' people are. */
export type CastMember = {
  key: string;
  name: string;
  email: string;
  agency: string;
  jobTitle: string;
  duties?: readonly Duty[];
  /** By the names of the template's groups. */
  groups?: Readonly<Record<string, GroupRole>>;
  /** On the card with which a visitor signs in: who this is, and what there is to see. Without it there is no card. */
  card?: { role: string; does: string };
};

const COUNCIL = "Charnwood Borough Council";
const POLICE = "Leicestershire Police";
const NTE = "Night-time economy premises group";

export const CAST = [
  {
    key: "chair",
    name: "Ruth Calloway",
    email: "ruth.calloway@example.org",
    agency: POLICE,
    jobTitle: "Neighbourhood inspector",
    groups: { JAG: "chair", LCDG: "chair", LEDG: "chair", "Strategic Group": "member" },
    card: {
      role: "Chair of the JAG",
      does: "Runs the next sitting from one screen: cases, minutes, decisions and actions",
    },
  },
  {
    key: "coordinator",
    name: "Tom Ashdown",
    email: "tom.ashdown@example.org",
    agency: COUNCIL,
    jobTitle: "Community safety coordinator",
    groups: {
      ...{ JAG: "coordinator", LCDG: "coordinator", LEDG: "coordinator", "Youth JAG": "coordinator" },
      ...{
        "Adults at Risk Group": "coordinator",
        "University ASB cases": "coordinator",
        "Strategic Group": "coordinator",
      },
      ...{ "CSP board": "coordinator", "ASB team casework": "member" },
    },
    card: {
      role: "Coordinator",
      does: "Screens referrals, sends papers, asks agencies what they know and chases answers",
    },
  },
  {
    key: "officer",
    name: "Priya Nandakumar",
    email: "priya.nandakumar@example.org",
    agency: COUNCIL,
    jobTitle: "ASB officer",
    duties: ["asb-officer"],
    groups: { JAG: "member", "ASB team casework": "coordinator", "University ASB cases": "member" },
    card: { role: "ASB officer", does: "Logs incidents by telephone and sees who is near three in six months" },
  },
  {
    key: "second-officer",
    name: "Callum Reidy",
    email: "callum.reidy@example.org",
    agency: COUNCIL,
    jobTitle: "ASB officer",
    duties: ["asb-officer"],
    groups: { "ASB team casework": "member" },
  },
  {
    key: "licensing",
    name: "Gareth Pellow",
    email: "gareth.pellow@example.org",
    agency: COUNCIL,
    jobTitle: "Licensing officer",
    duties: ["licensing-officer"],
    groups: { [NTE]: "coordinator" },
    card: { role: "Licensing officer", does: "Grades premises Red, Amber or Green and follows their plans" },
  },
  {
    key: "premises-chair",
    name: "Neil Farrant",
    email: "neil.farrant@example.org",
    agency: POLICE,
    jobTitle: "Licensing sergeant",
    groups: { [NTE]: "chair" },
  },
  {
    key: "manager",
    name: "Dawn Mercier",
    email: "dawn.mercier@example.org",
    agency: COUNCIL,
    jobTitle: "Community safety manager",
    duties: ["manager"],
    groups: { "Strategic Group": "chair", JAG: "member", "CSP board": "member", "ASB team casework": "member" },
    card: {
      role: "Manager",
      does: "Reviews overdue actions of six agencies, the plan, the money and the quarter's report",
    },
  },
  {
    key: "reviewer",
    name: "Marcus Dellow",
    email: "marcus.dellow@example.org",
    agency: "Leicestershire County Council",
    jobTitle: "ASB case review lead",
    duties: ["reviewer"],
    card: {
      role: "Case review author",
      does: "Works ASB case reviews against their clock, from application to appeal",
    },
  },
  {
    key: "youth-chair",
    name: "Kofi Asare-Lane",
    email: "kofi.asare-lane@example.org",
    agency: "Leicestershire Youth Justice Service",
    jobTitle: "Youth justice team manager",
    groups: { "Youth JAG": "chair", JAG: "member" },
    card: { role: "Chair of the Youth JAG", does: "Sees young people's cases, and who turns 18 soon" },
  },
  {
    key: "adults-chair",
    name: "Moira Finchley",
    email: "moira.finchley@example.org",
    agency: "Leicestershire County Council",
    jobTitle: "Adult safeguarding manager",
    groups: { "Adults at Risk Group": "chair", JAG: "member" },
  },
  {
    key: "partner",
    name: "Leanne Hobday",
    email: "leanne.hobday@example.org",
    agency: "Turning Point",
    jobTitle: "Outreach worker",
    groups: { JAG: "member", "Adults at Risk Group": "member" },
    card: { role: "Partner agency", does: "Comes in once a month: own actions, own cases, the next meeting" },
  },
  {
    key: "probation",
    name: "Stephen Oldacre",
    email: "stephen.oldacre@example.org",
    agency: "Probation Service",
    jobTitle: "Probation officer",
    groups: { JAG: "member", "Adults at Risk Group": "member" },
  },
  {
    key: "health",
    name: "Anjali Barot",
    email: "anjali.barot@example.org",
    agency: "NHS Leicester",
    jobTitle: "Mental health liaison nurse",
    groups: { JAG: "member", "Adults at Risk Group": "member", "Youth JAG": "member" },
  },
  {
    key: "fire",
    name: "Derek Wainfleet",
    email: "derek.wainfleet@example.org",
    agency: "Leicestershire Fire and Rescue Service",
    jobTitle: "Prevention officer",
    groups: { JAG: "member", "Adults at Risk Group": "member", [NTE]: "member" },
  },
  {
    key: "university",
    name: "Sophie Tremlett",
    email: "sophie.tremlett@example.org",
    agency: "Loughborough University",
    jobTitle: "Community warden manager",
    groups: { JAG: "member", LCDG: "member", "University ASB cases": "chair", [NTE]: "member" },
  },
  {
    key: "family-help",
    name: "Nadia Rourke",
    email: "nadia.rourke@example.org",
    agency: "Family Help",
    jobTitle: "Family worker",
    groups: { "Youth JAG": "member", JAG: "member" },
  },
  {
    key: "beat-officer",
    name: "Ian Sallow",
    email: "ian.sallow@example.org",
    agency: POLICE,
    jobTitle: "Beat officer",
    groups: { JAG: "member", "Youth JAG": "member", LEDG: "member", LCDG: "member", "Adults at Risk Group": "member" },
  },
  {
    key: "domestic-abuse",
    name: "Grace Wetherall",
    email: "grace.wetherall@example.org",
    agency: "Living Without Abuse",
    jobTitle: "Independent domestic violence adviser",
    groups: { JAG: "member", "Adults at Risk Group": "member" },
  },
  {
    key: "business",
    name: "Paul Dunnett",
    email: "paul.dunnett@example.org",
    agency: "Love Loughborough BID",
    jobTitle: "Town centre manager",
    groups: { LCDG: "member", [NTE]: "member" },
  },
  {
    key: "executive",
    name: "Helen Okafor-Byrne",
    email: "helen.okafor-byrne@example.org",
    agency: "Leicestershire County Council",
    jobTitle: "Chair of the CSP board",
    duties: ["executive"],
    groups: { "CSP board": "chair" },
    card: { role: "CSP board", does: "Reads the quarter: figures, targets and the plan, and nobody's name" },
  },
  {
    key: "governance",
    name: "Simon Tarrow",
    email: "simon.tarrow@example.org",
    agency: COUNCIL,
    jobTitle: "Information governance officer",
    duties: ["information-governance"],
    card: {
      role: "Information governance",
      does: "Who looked, who was told, what must go; subject access and the log",
    },
  },
  {
    key: "administrator",
    name: "Janet Lyleham",
    email: "janet.lyleham@example.org",
    agency: COUNCIL,
    jobTitle: "System administrator",
    duties: ["administrator"],
    card: { role: "Administrator", does: "Users, agencies, groups and settings, and no case" },
  },
] as const satisfies readonly CastMember[];

export type CastKey = (typeof CAST)[number]["key"];
