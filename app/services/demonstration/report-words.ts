import type { CastKey } from "./cast.ts";

/** What is written under the heading of a part; under those of the themes, by the place of the theme. */
export type ReportWords = Readonly<Record<string, string | readonly string[]>>;
export type ReportTold = {
  agency: string;
  author: CastKey;
  state: "sent" | "signed-off" | "draft";
  words: ReportWords;
};

/** The quarterly reports of four organisations; one of them is still being written. */
export const QUARTERLY: readonly ReportTold[] = [
  {
    ...{ agency: "Charnwood Borough Council", author: "coordinator", state: "sent" },
    words: {
      subject: "Community safety work of the council in the quarter",
      summary:
        "The report tells the partnership what the council’s community safety, ASB, licensing and housing teams did in the quarter and what the figures show. It is written under the plan’s three priorities.",
      recommendations:
        "That the partnership notes the report, and asks each agency to say by the tenth of the month what it did with its overdue actions.",
      performance:
        "Reports of anti-social behaviour rose in July and fell from the middle of August, as in other years. The rise is in noise and in motorbikes ridden off the road. Actions finished on time rose; most that were late had waited for another agency.",
      theme: [
        "The fortnightly group graded licensed premises at each of its meetings. Premises at Red have a plan with days and owners, and Red is not lowered before its plan is finished. Test purchases were made at eight shops.",
        "Warnings, contracts and orders were taken step by step, each with support recorded beside it. Every victim is to be told of the ASB case review at the second report; 93% were. A problem plan is under way at the garages in Meadow Lane.",
        "Housing officers and police saw six people whose homes may have been taken over. Two partial closure orders were made and both tenants kept their homes.",
      ],
      resources:
        "Spending is on course. £300 was moved from small projects to locks and lights, where demand is higher.",
      risks:
        "One ASB officer’s post is empty until the new year. Cases are shared between the two others and reviewed each week.",
      planned:
        "Joint patrols before Christmas; the second round of test purchases; the review of the problem plan after six months; letters to the agencies that have not named somebody for late actions.",
      other: "The town centre’s radio link now has thirty premises, which was the aim for the second summer.",
      gaps: "A named person at health for ASB case reviews.",
      "appendix-a": "Committed money is paid when the invoice comes.",
    },
  },
  {
    ...{ agency: "Leicestershire Police", author: "chair", state: "sent" },
    words: {
      subject: "Neighbourhood policing in the quarter",
      summary:
        "What the neighbourhood teams of the ten beats did under the partnership’s plan, with crime to the end of the quarter.",
      recommendations: "That vehicle theft goes on the forward programme of the board.",
      performance:
        "All Crime is a little lower than in the same months of last year. Violence with injury and residential burglary fell. Shoplifting and theft of vehicles rose; most vehicles were taken without keys.",
      theme: [
        "Two officers worked the town centre each Friday and Saturday night. 92% of domestic abuse offenders on notice were visited within 48 hours of a new report.",
        "Five motorbikes were seized and eleven warnings given under section 59. The beat team spoke with the parents of nine children named at the Youth JAG.",
        "Three warrants were carried out at addresses where visitors changed every day. One person was charged with being concerned in supply.",
      ],
      resources: "Four weekends of overtime in December are agreed.",
      risks: "Abstraction to events outside the borough in the autumn.",
      planned: "Joint patrols in the weeks before Christmas, and a week of action on theft from vehicles.",
      other: "Third-party reporting is open at all four places.",
      gaps: "None",
      "appendix-a": "As above",
    },
  },
  {
    ...{ agency: "Loughborough University", author: "university", state: "signed-off" },
    words: {
      subject: "Student safety and community relations",
      summary: "The wardens’ and the union’s work in the summer and in the first weeks of term.",
      recommendations: "None",
      performance:
        "Complaints about parties were fewer than last year in the first two weeks of term. Reports of hate incidents by students rose after the talks.",
      theme: [
        "Talks on spiking and on asking for help in a bar reached 2,210 new students. Night wardens began in the first week of term.",
        "Eleven households had a first letter and two a second; none had a third.",
        "480 bicycle locks were given out. The union’s bar works to the same door policy as the centre.",
      ],
      resources: "Wardens are paid for until the end of the spring term.",
      risks: "Off-campus events that are not known of beforehand.",
      planned: "Wardens on Wednesday and Friday nights; refreshers for residence staff.",
      other: "None",
      gaps: "A contact at night for noise in streets without university houses.",
      "appendix-a": "None",
    },
  },
  {
    ...{ agency: "Turning Point", author: "partner", state: "draft" },
    words: {
      subject: "Outreach to people who drink or use drugs in the street",
      summary: "What two outreach workers did in the town centre under the service agreement.",
      theme: [
        "Workers were out on 24 evenings and spoke with 31 people, of whom nine began treatment.",
        "",
        "Four addresses where visitors changed every day were passed on to housing and police on the same day.",
      ],
      risks: "One worker was threatened. The route was changed and visits are made in pairs.",
    },
  },
];

export const JAG_REPORT: ReportWords = {
  cases:
    "Most cases were about one household or one young person; three were about a place. Risk was lowered in several with the group’s agreement and rose in two, which were seen again within a fortnight.",
  crime:
    "All Crime is a little lower than in the same months of last year. The group looked at theft of vehicles and shoplifting, which rose.",
  increases: "Shoplifting in the town centre is the largest increase by number. The beats beside it follow.",
  asb: "The summer’s reports were as expected. Motorbikes ridden off the road were the subject of two meetings.",
  "sub-groups":
    "The delivery group of the centre worked on the night-time economy plan. The delivery group of the east has a problem plan for the garages in Meadow Lane. The Youth JAG and the Adults at Risk Group met as planned.",
  "working-groups": "A working group on a block of flats closed when its aim was met.",
  challenges: "Late replies from health, and mentoring places for the autumn.",
};

export const SCRUTINY_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  details: {
    ...{
      committee: "Scrutiny Commission",
      "report-of": "Community Safety Manager",
      "lead-member": "Lead member for communities",
    },
  },
  links: {
    ...{
      "caring-for-the-environment": "No",
      "healthy-communities": "Yes",
      "a-thriving-economy": "Yes",
      "your-council": "No",
    },
  },
  "key-decision": { "key-decision": "No" },
};

export const SCRUTINY: ReportWords = {
  purpose:
    "To report the work of the Community Safety Partnership in the half year and to take the commission’s views.",
  recommendation: "That the commission notes the report and says what it wishes to see in the next.",
  reason:
    "The commission is responsible for scrutiny of the partnership under section 19 of the Police and Justice Act 2006.",
  financial: "None",
  "risk-management": "Risks to the plan are kept beside each of its priorities and reviewed each quarter.",
  officers: "Community Safety Manager, 01632 960412",
  introduction:
    "The partnership brings together the council, police, county council, fire and rescue, probation and health, with the university, the college, business and voluntary agencies. It assesses crime and disorder each year and has a plan for three years. Its crime is compared with fourteen areas most like it.",
  "crime-profile":
    "All Crime is a little lower. Residential burglary and violence with injury fell; shoplifting and theft of vehicles rose.",
  "crime-by-beat":
    "The town centre has a fifth of recorded crime. The beat in the east has had the largest fall by number.",
  plan: "The plan has three strategic priorities and is in its third year.",
  "theme-context": [
    "Violence is highest in the town centre at weekends.",
    "A third of reports mention young people.",
    "Lines from two cities run into the borough.",
  ],
  "theme-aims": [
    "Five per cent fewer offences of violence with injury.",
    "Five per cent fewer reports, and three quarters of victims satisfied.",
    "Every person whose home may be taken over is seen within five working days.",
  ],
  "theme-worked": [
    "Grading of licensed premises each fortnight, with plans that are finished before a grade is lowered.",
    "Mentors for young people whom the Youth JAG names; six of eight have not come to notice since.",
    "Joint visits by housing and outreach workers.",
  ],
  "theme-development": [
    "More late bars on the radio link by the spring.",
    "Telling every victim of the case review at the second report, by the end of the year.",
    "A second named person at health, by the next half year.",
  ],
  "appendix-a":
    "The board is advised by the Strategic Group. The JAG, the Youth JAG, the Adults at Risk Group and two delivery groups report to it.",
};
