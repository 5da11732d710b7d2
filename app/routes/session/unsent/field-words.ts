/** What the form carried for the machine: nobody typed it. */
const MACHINE = /^(version|intent|next|once)$|(Id|Version)$/;

export function isShown(name: string, value: string) {
  return value.trim() !== "" && !MACHINE.test(name);
}

/** "birthDate-day" as "Birth date day": the page knows the fields of every form by their names alone. */
export function inWords(name: string) {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
