import { plainWords } from "./plain-words.ts";

const WORDS: Record<string, string> = {
  ave: "avenue",
  av: "avenue",
  cl: "close",
  cres: "crescent",
  ct: "court",
  dr: "drive",
  gdns: "gardens",
  gr: "grove",
  la: "lane",
  ln: "lane",
  pk: "park",
  pl: "place",
  rd: "road",
  sq: "square",
  st: "street",
  ter: "terrace",
  terr: "terrace",
};

/** A street as it is compared: "Station Rd." and "STATION ROAD" alike; "St Mary's Close" stays a saint's. Empty for no street. */
export function streetKey(text: string): string {
  const words = plainWords(text).split(" ");
  const last = words.at(-1) ?? "";
  return words.length > 1 ? [...words.slice(0, -1), WORDS[last] ?? last].join(" ") : last;
}
