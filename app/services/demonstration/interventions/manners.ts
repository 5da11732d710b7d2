import type { Condition } from "./steps.ts";

/** One kind of behaviour, in the words in which letters, conditions and breaches speak of it; {name} is the given name. */
type Manner = {
  what: string;
  /** What an agreement or an order forbids, the plainest first. */
  forbids: readonly string[];
  /** How it was broken, by the place of what was forbidden. */
  broken: readonly string[];
};

const neighbours: Manner = {
  what: "threats and abuse towards neighbours at {place}",
  forbids: [
    "shout at, swear at or threaten anybody who lives at {place}",
    "bang on walls, doors or fences at {place} between 10pm and 8am",
    "approach or speak to the household next door, or send messages to them through others",
    "throw or leave anything in the garden of another home at {place}",
  ],
  broken: [
    "Swore at the neighbour over the fence and told her to watch herself. Heard by the neighbour's brother, who wrote it down.",
    "Banging on the party wall from 1.15am until 2am. Recorded by the neighbour's noise application.",
    "Waited at the neighbour's car and called after him. Seen by the beat officer, who was at the other end of the street.",
    "Two bags of rubbish thrown over the fence. Photograph taken by the neighbour the same morning.",
  ],
};

const noise: Manner = {
  what: "loud music and parties at {place} late at night",
  forbids: [
    "play music that can be heard outside the home at {place} between 11pm and 8am",
    "have more than eight visitors at {place} at any time",
    "let visitors gather in the garden or the street at {place} after 10pm",
    "use a loudspeaker out of doors at {place}",
  ],
  broken: [
    "Music heard from three doors away at 0.40am by the out-of-hours officer, who stayed for twenty minutes.",
    "About thirty people in the house and on the stairs. Counted by the community warden at the door.",
    "Guests shouting in the street until 1.30am. Two residents rang, and the warden attended.",
    "Loudspeaker in the garden window; heard at the end of the street by the officer on call.",
  ],
};

const begging: Manner = {
  what: "begging and abuse of shoppers about {place}",
  forbids: [
    "ask anybody for money or goods at {place}, or within sight of a cash machine",
    "enter a shop at {place} from which a ban has been given",
    "shout at, follow or stand in the way of anybody at {place}",
    "sleep or keep bedding in a doorway or stairwell at {place}",
  ],
  broken: [
    "Asked four shoppers for money beside the cash machine in ten minutes. On the town's cameras.",
    "Went into the chemist, from which there is a ban, and would not leave. Statement of the manager taken.",
    "Followed a student for fifty metres, shouting. She reported it to a street warden at once.",
    "Found asleep in the stairwell by the caretaker at 6.30am, with bedding and foil.",
  ],
};

const drinking: Manner = {
  what: "drinking and shouting at {place}",
  forbids: [
    "have an open container of alcohol in a public place at {place}",
    "be at {place} with more than two others who are drinking",
    "shout or swear at anybody at {place}",
    "urinate in a public place",
  ],
  broken: [
    "Open can of strong lager at 11.20am, taken and poured away by a street warden.",
    "One of five drinking on the benches. Names taken by the beat officer; the others were given words.",
    "Shouted at a mother who asked to pass. Two traders give the same account.",
    "Seen on camera against the shutter of the bakery at 9.50pm.",
  ],
};

const drugs: Manner = {
  what: "drug use and short visits at all hours at {place}",
  forbids: [
    "have visitors at {place} between 9pm and 9am",
    "enter the stairs, landings or bin stores at {place} other than to go home",
    "have any equipment for using drugs in a public place",
    "be in the company of those named in the schedule",
  ],
  broken: [
    "Nine visitors in the night, each for some minutes. Written down by a neighbour and seen in part by patrol.",
    "Found on the second landing with two others, foil on the step. Body-worn video kept.",
    "Pipe and foil found in a search at the bus shelter.",
    "In a car with two of those named, stopped at 10.15pm.",
  ],
};

const bikes: Manner = {
  what: "riding motorbikes and electric bikes off the road at {place}",
  forbids: [
    "ride, or be carried on, any motorcycle or off-road bike in a public place",
    "be at {place} with anybody who has such a bike",
    "cover the face in a public place in Charnwood so as not to be known",
    "have fuel, or tools for taking a bike, in a public place",
  ],
  broken: [
    "Carried on the back of a bike without plates across the play area. Known to the officer by sight.",
    "With three others and two bikes at the cut-through; ran when patrol came, cap left behind.",
    "Face covered on the pavement at {place} at 8.10pm; gave the right name when stopped.",
    "Fuel can and a bolt cutter in the rucksack, 9.40pm.",
  ],
};

const rowdy: Manner = {
  what: "abuse and intimidation at {place}",
  forbids: [
    "use or threaten violence towards anybody, or encourage others to do so",
    "go to {place} between 4pm and 7am, other than to reach home by the shortest way",
    "be in public in a group of more than three, with those named in the schedule",
    "throw anything at people, vehicles or buildings",
  ],
  broken: [
    "Pushed a boy of twelve off the wall and told him not to come back. His father reported it the same evening.",
    "At {place} at 6.45pm, nowhere near the way home. Seen by two officers.",
    "One of six outside the shops at 8.30pm, three of them named. Camera kept.",
    "Egg thrown at a bus; the driver's camera shows the face.",
  ],
};

const messages: Manner = {
  what: "unwanted calls and messages to people at {place}",
  forbids: [
    "ring, write to or send messages to those named, by any means",
    "go within sight of the home of those named at {place}",
    "post anything about those named where others can read it",
    "ask anybody else to do so",
  ],
  broken: [
    "Eleven calls in one evening from the number on file. Telephone shown to the officer.",
    "Stood at the corner for a quarter of an hour; doorbell camera kept.",
    "Post about the household, with their first names, read by a cousin.",
    "A friend rang and said that {name} had asked for it.",
  ],
};

const BY_HEADING: Readonly<Record<string, Manner>> = {
  ...{ neighbours, noise, "begging-vagrancy": begging, "street-drinking": drinking, "littering-drugs": drugs },
  ...{ "vehicle-nuisance": bikes, "rowdy-behaviour": rowdy, communications: messages },
};

export const mannerOf = (heading: string | undefined): Manner => BY_HEADING[heading ?? ""] ?? rowdy;

/** What is asked of somebody beside what is forbidden, and by whom it is supervised. */
export const REQUIREMENTS = {
  treatment: [
    "requirement",
    "keep the appointments that the treatment service makes, at least one each fortnight",
    "Turning Point, outreach team",
  ],
  officer: [
    "requirement",
    "meet the officer who has the case every two weeks and say how it goes",
    "ASB team, case officer",
  ],
  youth: [
    "requirement",
    "see the youth justice worker every week and take part in what is arranged there",
    "Leicestershire Youth Justice Service, named worker",
  ],
  school: ["requirement", "be in school or at the motor project on every day of term", "School attendance officer"],
  parent: [
    "requirement",
    "know where the child is after 8pm, and ring the family worker when that is not so",
    "Family Help, family worker",
  ],
  course: ["requirement", "come to the six evenings of the parents' course", "Family Help, family worker"],
} as const satisfies Record<string, Condition>;
