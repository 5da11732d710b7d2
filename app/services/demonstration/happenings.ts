import type { AsbHeading, AsbQualifier, IncidentFlag } from "#app/domain/incidents/asb-headings.ts";

/** What happens in a town, as whoever took the call writes it; {place} is where. */
export type Happening = {
  type: AsbHeading;
  qualifier: AsbQualifier;
  flags: readonly IncidentFlag[];
  whatHappened: string;
};

const told = (type: AsbHeading, qualifier: AsbQualifier, flags: readonly IncidentFlag[], ...words: string[]) =>
  words.map((whatHappened): Happening => ({ type, qualifier, flags, whatHappened }));

/** As often as a kind stands here, so often it happens. */
export const HAPPENINGS: readonly Happening[] = [
  ...told("rowdy-behaviour", "nuisance", ["youth"],
    "About eight young people shouting and kicking a ball against shutters at {place}.",
    "Group of teenagers throwing stones at passing buses from {place}.",
    "Young people on the roof of the garages at {place}, shouting at those who ask them to come down.",
    "Youths letting off an extinguisher in the stairwell at {place}.",
    "Group of twelve or so, some masked, blocking the path at {place} and swearing at walkers.",
  ), // prettier-ignore
  ...told("rowdy-behaviour", "nuisance", ["alcohol"],
    "Drunken shouting at {place} after closing time, two men squaring up.",
    "Glass bottles smashed at {place} by a group leaving the pubs.",
    "Man urinating in a doorway at {place}, abusive when spoken to.",
  ), // prettier-ignore
  ...told("rowdy-behaviour", "personal", [],
    "Shop worker at {place} sworn at and followed to the door by a man who was refused.",
    "Resident of {place} called names from across the road, third time this month she says.",
  ), // prettier-ignore
  ...told("neighbours", "personal", [],
    "Shouting and door slamming through the wall at {place} until two in the morning.",
    "Dispute over parking at {place}; bin pushed over and threats made.",
    "Neighbour at {place} bangs on the ceiling whenever the children walk about.",
  ), // prettier-ignore
  ...told("noise", "nuisance", ["student"],
    "House party at {place}, music heard at the end of the street, about sixty people.",
    "Singing and shouting along {place} at three, students coming back from town.",
  ), // prettier-ignore
  ...told("noise", "nuisance", [],
    "Loud music from a flat at {place} all afternoon, bass felt through the floor.",
    "Building alarm at {place} sounding since last night.",
  ), // prettier-ignore
  ...told("vehicle-nuisance", "nuisance", ["vehicle", "youth"],
    "Two off-road motorbikes without plates ridden up and down {place}, riders about fifteen.",
    "Electric motorbike ridden on the pavement at {place}, near miss with a pushchair.",
    "Boys on a scooter at {place} doing wheelies past the shops.",
  ), // prettier-ignore
  ...told("vehicle-nuisance", "nuisance", ["vehicle"],
    "Cars meeting at {place}, revving and drifting, about twenty vehicles.",
    "Car parked across the drop kerb at {place}, driver abusive.",
  ), // prettier-ignore
  ...told("vehicle-abandoned", "environmental", ["vehicle"], "Silver hatchback on bricks at {place} for three weeks."),
  ...told("street-drinking", "nuisance", ["alcohol"],
    "Four people drinking on the benches at {place} since ten, asking passers-by for money.",
    "Street drinkers at {place}, one asleep across the entrance.",
  ), // prettier-ignore
  ...told("begging-vagrancy", "nuisance", [],
    "Man begging beside the cash machine at {place}, stands close to people as they draw money.",
    "Tent and bedding in the doorway at {place}; occupant says he has nowhere to go.",
  ), // prettier-ignore
  ...told("littering-drugs", "environmental", ["drugs"],
    "Needles and foil on the stairs at {place}, found by a child.",
    "Small silver canisters, forty or more, left about {place}.",
    "Strong smell of cannabis at {place}, people coming and going for a minute each.",
  ), // prettier-ignore
  ...told("fireworks", "nuisance", ["youth"], "Fireworks aimed along {place} at head height, group of about ten."),
  ...told("animals", "nuisance", [], "Large dog loose at {place}, went for a smaller dog on its lead."),
  ...told("trespass", "nuisance", ["youth"], "Young people in the empty building at {place}, boards pulled off."),
  ...told("communications", "personal", [], "Repeated silent calls and a note through the door at {place}."),
];

/** By the hour of the day (UTC): the evening has the most. */
export const HOUR_WEIGHTS: Readonly<Record<string, number>> = {
  ...{ "0": 5, "1": 4, "2": 3, "8": 1, "9": 2, "10": 2, "11": 2, "12": 3, "13": 3, "14": 3 },
  ...{ "15": 6, "16": 8, "17": 8, "18": 9, "19": 10, "20": 11, "21": 11, "22": 10, "23": 7 },
};
