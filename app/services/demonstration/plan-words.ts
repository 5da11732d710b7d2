import type { PlanHeading } from "#app/domain/plan/plan.ts";
import type { CastKey } from "./cast.ts";

/** How an aim is held: by the key of a measure, the name of one that is counted elsewhere, or words alone. */
export type AimTold = {
  words: string;
  measure: { key: string } | { outside: string } | null;
  target:
    { kind: "value" | "percent-change"; target: number; baseline: number | null } | { kind: "words"; words: string };
};

export type RowTold = {
  /** The place of its priority in the plan, from 0. */
  priority: number;
  heading: PlanHeading;
  words: string;
  agency: string;
  lead: CastKey | null;
  timeScale: string;
  resources: string;
  outcome: string;
  target: string;
  /** What was done, quarter by quarter; other quarters have one of PROGRESS. */
  progress: readonly string[];
  ends?: "done";
};

export type ThemeTold = {
  title: string;
  context: string;
  priorities: readonly { title: string; aims: string; risks: string; lead: CastKey; held: readonly AimTold[] }[];
};

const POLICE = "Leicestershire Police";
const COUNCIL = "Charnwood Borough Council";

export const THEMES: readonly ThemeTold[] = [
  {
    title: "SP1 Safeguarding communities from abuse and violent offences",
    context:
      "Violence with injury is highest in the town centre between 22:00 and 03:00 at weekends. Two thirds of domestic abuse reports come from people who have reported before. Victims told the survey that they want one person to speak to.",
    priorities: [
      {
        ...{ title: "Reduce violence in the night-time economy", lead: "premises-chair" },
        aims: "Fewer people hurt in and near licensed premises, and premises that put things right themselves",
        risks: "Fewer door supervisors than places on the register; large events outside term",
        held: [
          { words: "Five per cent fewer offences of violence with injury", measure: { key: "crime:Violence with Injury" }, target: { kind: "percent-change", target: -5, baseline: 1040 } },
          { words: "At most 90 violent incidents at licensed premises in a year", measure: { key: "premises-violence" }, target: { kind: "value", target: 90, baseline: 112 } },
        ],
      },
      {
        ...{ title: "Protect people who suffer domestic and sexual abuse", lead: "domestic-abuse" },
        aims: "More people report and are supported, and fewer have to report again",
        risks: "Waiting time for counselling; refuge places outside the county",
        held: [
          { words: "Three per cent more reports of domestic abuse", measure: { key: "crime:Domestic abuse" }, target: { kind: "percent-change", target: 3, baseline: 1950 } },
          { words: "Fewer repeat cases at the risk conference", measure: { outside: "Repeat cases at the risk conference on domestic abuse" }, target: { kind: "words", words: "Falling year on year" } },
        ],
      },
      {
        ...{ title: "Support victims of hate crime and build confidence to report", lead: "university" },
        aims: "People know where to report, and those who do are satisfied",
        risks: "Reports in the first weeks of term are late",
        held: [
          { words: "Eight per cent more reports of hate crime", measure: { key: "crime:Hate crime" }, target: { kind: "percent-change", target: 8, baseline: 138 } },
        ],
      },
    ],
  },
  {
    title: "SP2 Reduce harm caused by youth ASB and crime",
    context:
      "A third of reports of anti-social behaviour mention young people. Most are on summer evenings at parks, shops and the station. The Youth JAG looks at the few who come up again and again, and at who may be harming them.",
    priorities: [
      {
        ...{ title: "Divert young people early", lead: "youth-chair" },
        aims: "A young person is offered something else before an order is thought of",
        risks: "Places in mentoring; school exclusions in the summer term",
        held: [
          { words: "At least 60 non-legal interventions with young people in a year", measure: { key: "youth-non-legal" }, target: { kind: "value", target: 60, baseline: 48 } },
          { words: "Fewer first-time entrants", measure: { outside: "First-time entrants to the youth justice system" }, target: { kind: "value", target: 34, baseline: 39 } },
        ],
      },
      {
        ...{ title: "Deal with anti-social behaviour where it keeps coming back", lead: "officer" },
        aims: "Repeat victims are known by their second report, and hot spots have a plan",
        risks: "Reports to several agencies that are not put together",
        held: [
          { words: "Five per cent fewer reports of anti-social behaviour", measure: { key: "asb-reports" }, target: { kind: "percent-change", target: -5, baseline: 2650 } },
          { words: "Three quarters of victims satisfied", measure: { outside: "Satisfied with how their ASB report was dealt with" }, target: { kind: "value", target: 75, baseline: 68 } },
        ],
      },
    ],
  },
  {
    title: "SP3 Reduce criminal exploitation",
    context:
      "Lines from two cities are assessed as running into the borough. Flats of people with a dependency or a learning disability are used to deal from. Neighbours report the visitors long before anybody sees the person inside.",
    priorities: [
      {
        ...{ title: "Find and stop cuckooing", lead: "adults-chair" },
        aims: "People whose homes are taken over are seen within five working days",
        risks: "Tenants who do not want to be helped; partial closure orders late at court",
        held: [
          { words: "Every person referred is seen within five working days", measure: null, target: { kind: "words", words: "All of them" } },
          { words: "Fewer lines assessed as active", measure: { outside: "County lines known to run into the borough" }, target: { kind: "value", target: 4, baseline: 6 } },
        ],
      },
      {
        ...{ title: "Safer town centre streets and markets", lead: "business" },
        aims: "People feel safe after dark and shop staff report what happens to them",
        risks: "Winter rough sleeping; staff who stop reporting",
        held: [
          { words: "Seventy per cent feel safe after dark", measure: { outside: "Feel safe in the town centre after dark" }, target: { kind: "value", target: 70, baseline: 61 } },
        ],
      },
    ],
  },
]; // prettier-ignore

export const ROWS: readonly RowTold[] = [
  {
    ...{ priority: 0, heading: "enforcement", agency: POLICE, lead: "premises-chair", timeScale: "Each fortnight", resources: "Two officers on Friday and Saturday nights" },
    words: "Grade licensed premises every fortnight and agree action plans with those that are Red",
    ...{ outcome: "Premises put right what goes wrong", target: "No premises Red for more than 12 weeks" },
    progress: ["The fortnightly group met six times; three premises went Red and each has a plan", "One review of a licence was applied for by the police", "Time in Red is down to seven weeks on average", "The group looks at takeaways that open late as well as at bars"],
  },
  {
    ...{ priority: 0, heading: "prevention", agency: "Love Loughborough BID", lead: "business", timeScale: "By the second summer", resources: "£2,400 for radios" },
    words: "Bring every late bar into the radio link and the exclusion scheme",
    ...{ outcome: "Trouble is passed on before it moves next door", target: "30 premises on the link" },
    progress: ["Eighteen premises on the link", "Twenty-two on the link; two bars left it when they changed hands", "Twenty-seven on the link", "Thirty premises on the link; monthly meeting of the scheme well attended"],
    ends: "done",
  },
  {
    ...{ priority: 0, heading: "confidence", agency: "Loughborough University", lead: "university", timeScale: "Each October and January", resources: "Student fund" },
    words: "Night wardens on the route between the centre and the halls in term",
    ...{ outcome: "Students get home safely", target: "Wardens out on two nights a week" },
    progress: ["Wardens spoke to 410 students in four weeks", "Out on two nights; six taken home", "Not in term; training of new wardens held", "Wardens began in the first week of term"],
  },
  {
    ...{ priority: 1, heading: "prevention", agency: "Living Without Abuse", lead: "domestic-abuse", timeScale: "Whole plan", resources: "Existing" },
    words: "Train front-line staff of six agencies to ask about abuse and to refer",
    ...{ outcome: "People are asked in private by whoever sees them first", target: "60 staff a year" },
    progress: ["Course held for 31 people of four agencies", "Probation and Family Help joined", "A second course is booked", "Refresher offered on-line; 24 took it"],
  },
  {
    ...{ priority: 1, heading: "enforcement", agency: POLICE, lead: null, timeScale: "Whole plan", resources: "Existing" },
    words: "Visit repeat offenders on notice within 48 hours of a report",
    ...{ outcome: "Fewer repeat victims", target: "90% within 48 hours" },
    progress: ["86% within 48 hours", "91% within 48 hours", "88%; two officers moved in from the county team", "92% within 48 hours"],
  },
  {
    ...{ priority: 2, heading: "confidence", agency: COUNCIL, lead: "coordinator", timeScale: "First year", resources: "£900" },
    words: "Open third-party reporting at the library, the college and two faith centres",
    ...{ outcome: "People may report to somebody they know", target: "Four places open" },
    progress: ["Two places open, staff trained", "Third place open; nine reports came that way", "All four open", "Publicity in five languages"],
    ends: "done",
  },
  {
    ...{ priority: 3, heading: "prevention", agency: "Family Help", lead: "family-help", timeScale: "Each year", resources: "£14,200 from the OPCC" },
    words: "Offer a mentor to young people whom the Youth JAG names",
    ...{ outcome: "Fewer come back to the group", target: "20 places a year" },
    progress: ["Eleven matched with a mentor", "Eight have finished; six of them have not come to notice since", "Second round begun with nine", "All places taken; four waiting"],
  },
  {
    ...{ priority: 3, heading: "intelligence", agency: POLICE, lead: "beat-officer", timeScale: "Each summer", resources: "Existing" },
    words: "Map where motorbikes are ridden off the road and by whom they are kept",
    ...{ outcome: "Patrols are where they are needed", target: "Six bikes seized a year" },
    progress: ["Four places mapped; three bikes seized", "Winter: two warnings under section 59", "Signs and gates put in at two places", "Five bikes seized since the spring"],
  },
  {
    ...{ priority: 4, heading: "enforcement", agency: COUNCIL, lead: "officer", timeScale: "Whole plan", resources: "Legal services" },
    words: "Use the powers of the 2014 Act step by step, with support offered at each",
    ...{ outcome: "Orders are made where nothing else has worked", target: "Each order with its support recorded" },
    progress: ["Nineteen warnings, four contracts, one injunction", "Two injunctions and one criminal behaviour order", "Three breaches brought back to court", "Fourteen warnings, six contracts, one partial closure"],
  },
  {
    ...{ priority: 4, heading: "confidence", agency: COUNCIL, lead: "second-officer", timeScale: "First year, then kept", resources: "Existing" },
    words: "Tell every victim at their second report about the ASB case review",
    ...{ outcome: "People know what they may ask for", target: "All of them" },
    progress: ["Told in 71% of cases; letter written anew", "84%; checked each week", "93%", "Six still to be told, each with a day"],
  },
  {
    ...{ priority: 4, heading: "intelligence", agency: COUNCIL, lead: "coordinator", timeScale: "Each quarter", resources: "£6,200 for the mobile camera" },
    words: "Move the mobile camera each quarter to the place that the JAG asks for",
    ...{ outcome: "Evidence where people are afraid to give it", target: "Four moves a year" },
    progress: ["Moved to the garages at Meadow Lane", "Moved to Syston Brook Park", "Moved to Shelthorpe Circle", "Due to move; two places proposed"],
  },
  {
    ...{ priority: 5, heading: "prevention", agency: "Leicestershire County Council", lead: "adults-chair", timeScale: "Whole plan", resources: "Existing" },
    words: "See every person whose home may be taken over within five working days",
    ...{ outcome: "Dealers leave and the person is safe", target: "All within five working days" },
    progress: ["Nine referred, eight seen in time", "Six referred, all seen in time", "Two partial closure orders; both tenants kept their homes", "Seven referred; one seen after eight days"],
  },
  {
    ...{ priority: 5, heading: "intelligence", agency: "Turning Point", lead: "partner", timeScale: "Whole plan", resources: "£18,500 from the OPCC" },
    words: "Outreach workers pass on addresses where visitors change every day",
    ...{ outcome: "Homes are found sooner", target: "Passed on the same day" },
    progress: ["Five addresses passed on, three confirmed", "Joint visits with housing begun", "Four addresses passed on", "Route of visits changed after a worker was threatened"],
  },
  {
    ...{ priority: 6, heading: "enforcement", agency: POLICE, lead: null, timeScale: "Each December", resources: "Overtime for four weekends" },
    words: "Joint patrols with wardens in the weeks before Christmas",
    ...{ outcome: "Fewer thefts from shops and people", target: "Eight joint patrols" },
    progress: ["Eight patrols; 21 people stopped, nine arrested", "Not in season", "Not in season; plan agreed with the BID", "Dates set and published"],
  },
  {
    ...{ priority: 6, heading: "confidence", agency: "Love Loughborough BID", lead: "business", timeScale: "Whole plan", resources: "Existing" },
    words: "Shop staff report what happens to them in one place and hear what became of it",
    ...{ outcome: "Staff report again", target: "Answer within seven days" },
    progress: ["61 shops signed up", "Answers within nine days on average", "Answers within six days", "Report in one minute from the till tried in four shops"],
  },
]; // prettier-ignore

/** What a quarter's progress says where a row has nothing of its own. */
export const PROGRESS = [
  "On course, nothing to add to the last quarter",
  "Continued as planned; figures with the analyst",
  "Slower than planned while a post was empty; filled since",
  "Discussed at the delivery group; no change to the plan",
  "Carried on by the same officers; next step agreed for the coming quarter",
  "Work continues, and the partner agency has named a second person for it",
  "Measured against its target for the first time: within reach",
  "Held back by the school holidays; two sessions moved to the next quarter",
] as const;

export const REVIEWS = [
  "All rows have a lead and most have begun. The measures of priority 5 need a baseline, which the analyst brings to the next meeting.",
  "Two rows finished. Violence at licensed premises is falling; vehicle crime is not, and the delivery groups will look at it.",
  "Progress was not told of three rows in time: the manager asks their leads by letter. The risk of mentoring places has grown.",
  "The year was reviewed with the strategic assessment. Themes stay as they are; two targets are held against newer baselines.",
  "On course as a whole. The board asks for more on how victims are told of the case review.",
  "Money for outreach is secured for the year. Theft of vehicles goes on the forward programme.",
  "The board was content with progress and asks for the next report to show results by beat.",
] as const;

/** Of a plan with rows alone. */
export const SHORT_REVIEWS = [
  "All rows have begun. The group asks for the reports of the same months last year beside each number.",
  "On course. One row waits for a contractor, and its lead says by when at the next meeting.",
  "Reports are fewer; the group keeps the plan and looks at whether trouble has moved next door.",
  "Rows go on as planned. Two partners have a new lead and have been told what is theirs.",
] as const;

/** The plan of a topic: its four heads, with who leads. */
export const NIGHT_ROWS: readonly Omit<RowTold, "priority">[] = [
  {
    ...{ heading: "enforcement", agency: POLICE, lead: "premises-chair", timeScale: "Every weekend", resources: "Two officers" },
    words: "Visits to Red and Amber premises between 22:00 and 02:00",
    ...{ outcome: "Conditions of licences are kept", target: "Each Red premises once a week" },
    progress: ["All Red premises visited each week", "One week missed during an event", "Visits made as planned", "Visits made; two shortfalls of door supervisors put right at once"],
  },
  {
    ...{ heading: "intelligence", agency: COUNCIL, lead: "licensing", timeScale: "Each fortnight", resources: "Existing" },
    words: "Put together what police, wardens and ambulance know of each premises",
    ...{ outcome: "The group grades on the whole picture", target: "Ledger out two days before the meeting" },
    progress: ["Ambulance calls added to the picture", "Ledger out in time for each meeting", "Attribution agreed for all incidents", "Two disputes over attribution settled with recordings"],
  },
  {
    ...{ heading: "prevention", agency: "Love Loughborough BID", lead: "business", timeScale: "By the next spring", resources: "£1,800" },
    words: "Taxi marshals and one place to wait after 01:00 on Saturdays",
    ...{ outcome: "Streets are clear within thirty minutes of closing", target: "30 minutes" },
    progress: ["Place agreed with highways", "Marshals hired for eight Saturdays", "Clear in 35 minutes on average", "Clear in 28 minutes on average"],
  },
  {
    ...{ heading: "confidence", agency: "Loughborough University", lead: "university", timeScale: "Each October", resources: "Student fund" },
    words: "Welcome talks on spiking, drinking and how to ask for help in a bar",
    ...{ outcome: "New students know what staff can do for them", target: "2,000 students" },
    progress: ["Talks planned with the union", "1,850 students heard the talk", "Posters behind the door of each toilet", "2,210 students heard the talk"],
  },
]; // prettier-ignore

/** A problem worked by SARA: what was seen, why, what was done and whether it worked. */
export const SARA_ROWS: readonly Omit<RowTold, "priority">[] = [
  {
    ...{ heading: "scanning", agency: COUNCIL, lead: "officer", timeScale: "First month", resources: "Existing", ends: "done" as const },
    words: "Bring together a year of reports of noise, vehicles and litter on the road",
    ...{ outcome: "One picture of what happens, when and to whom", target: "Done" },
    progress: ["54 reports of 19 households, most on Friday and Saturday evenings between 19:00 and 23:00"],
  },
  {
    ...{ heading: "analysis", agency: POLICE, lead: "beat-officer", timeScale: "Second month", resources: "Analyst, three days", ends: "done" as const },
    words: "Find why here: who comes, from where, and what makes it easy",
    ...{ outcome: "Causes that can be changed", target: "Done" },
    progress: ["Cars meet because the car park is open, unlit and out of sight; two of the drivers live near, the rest come from outside"],
  },
  {
    ...{ heading: "response", agency: COUNCIL, lead: "coordinator", timeScale: "By the third month", resources: "£1,150 for a barrier" },
    words: "Close the car park from 20:00 with a barrier, and light the corner by the garages",
    ...{ outcome: "Nowhere to meet unseen", target: "Barrier and lights in place" },
    progress: ["Barrier ordered, landowner agrees", "Barrier in use; lights wait for the contractor", "Lights still wait: the contractor has given a day in the new year"],
  },
  {
    ...{ heading: "response", agency: POLICE, lead: "beat-officer", timeScale: "Eight weekends", resources: "Two officers" },
    words: "Patrols at 20:00 and 22:00; section 59 warnings to drivers",
    ...{ outcome: "Drivers know that they are seen", target: "16 patrols" },
    progress: ["Nine patrols, four warnings", "Sixteen patrols, six warnings, one vehicle seized", "Patrols kept once a week until the lights are in place"],
  },
  {
    ...{ heading: "response", agency: COUNCIL, lead: "second-officer", timeScale: "Whole plan", resources: "Existing" },
    words: "One officer for the residents, with a call each fortnight",
    ...{ outcome: "People go on reporting", target: "Each household called" },
    progress: ["14 households called each fortnight", "Calls go on; two households content to stop", "Eleven households called; they say that weekends are quiet"],
  },
  {
    ...{ heading: "assessment", agency: COUNCIL, lead: "manager", timeScale: "After six months", resources: "Analyst, one day" },
    words: "Compare the same months of this year and the last, and ask the residents",
    ...{ outcome: "Whether it worked, and where it went", target: "Half as many reports" },
    progress: ["First months: 11 reports against 23; nothing more in the streets next to it"],
  },
]; // prettier-ignore
