import type { Chance } from "../../random.ts";

/** Names as people have them: display name and the Latin form that their e-mail address uses. */
// prettier-ignore
const givenNames: readonly (readonly [string, string])[] = [
  ["Amara", "amara"], ["Björn", "bjorn"], ["Chiara", "chiara"], ["Đặng", "dang"], ["Élodie", "elodie"],
  ["Fatoumata", "fatoumata"], ["Grzegorz", "grzegorz"], ["Hye-jin", "hyejin"], ["İbrahim", "ibrahim"], ["Jürgen", "jurgen"],
  ["Kwame", "kwame"], ["Łucja", "lucja"], ["Māra", "mara"], ["Nnamdi", "nnamdi"], ["Ólafur", "olafur"],
  ["Priya", "priya"], ["Quinn", "quinn"], ["Rangi", "rangi"], ["Søren", "soren"], ["Thandiwe", "thandiwe"],
  ["Ülkü", "ulku"], ["Vojtěch", "vojtech"], ["Wairimu", "wairimu"], ["Ximena", "ximena"], ["Yaël", "yael"],
  ["Zoltán", "zoltan"], ["さくら", "sakura"], ["Дарья", "darya"], ["محمد", "mohammed"], ["נועה", "noa"],
  ["明", "ming"], ["अनिल", "anil"],
];

// prettier-ignore
const familyNames: readonly (readonly [string, string])[] = [
  ["Achterberg", "achterberg"], ["Boateng", "boateng"], ["Castellanos", "castellanos"], ["D'Arcy", "darcy"],
  ["Eriksdóttir", "eriksdottir"], ["Fonseca", "fonseca"], ["Guðmundsson", "gudmundsson"], ["Hölzl", "holzl"],
  ["Iwu", "iwu"], ["Janković", "jankovic"], ["Kowalczyk", "kowalczyk"], ["Lefèvre", "lefevre"], ["Mbeki", "mbeki"],
  ["Nguyễn", "nguyen"], ["O’Sullivan", "osullivan"], ["Papadopoulos", "papadopoulos"], ["Quispe", "quispe"],
  ["Rautio", "rautio"], ["Šimůnek", "simunek"], ["Te Kanawa", "tekanawa"], ["Ueda", "ueda"], ["van der Berg", "vanderberg"],
  ["Wójcik", "wojcik"], ["Yıldız", "yildiz"], ["Zanetti", "zanetti"], ["山本", "yamamoto"], ["Соколова", "sokolova"],
  ["الهاشمي", "alhashimi"], ["כהן", "cohen"], ["李", "li"],
];

export const jobTitles = ["Office manager", "CTO", "Einkauf", "Chef de projet", "経理", "Warehouse lead", "Teacher"];
export const timeZones = ["London", "Lisbon", "Berlin", "Tokyo", "Eastern Time (US & Canada)", "Nairobi"];
export const languages = ["en", "de", "fr", "ja-JP", "ar", "pt-BR"];

// prettier-ignore
export const companyNames = [
  "Nordwind Logistik", "Café Três Marias", "Kisumu Textiles", "Aurora Optics", "Hanok Books", "Pohutukawa Dairy",
  "Brücke & Söhne", "Riverside Clinic", "Orchid Robotics", "Vltava Travel", "Sahel Solar", "Tramuntana Sails",
];

export const groupNames = ["Billing", "Technical", "Returns", "Onboarding", "Escalations", "Nachtschicht"];
export const productNames = ["Ledger", "Fleet", "Storefront"];
export const roleNames: readonly (readonly [string, string])[] = [
  ["Account Administrator", "Everything, billing included."],
  ["Administrator", "All settings, without billing."],
  ["Supervisor", "Reports and the work of agents."],
  ["Agent", "Answers, edits and resolves tickets."],
];

/** Somebody, and the Latin form of the name that goes into addresses. */
export const drawPerson = (chance: Chance): { first: string; last: string; handle: string } => {
  const [first, firstLatin] = chance.pick(givenNames);
  const [last, lastLatin] = chance.pick(familyNames);
  return { first, last, handle: `${firstLatin}.${lastLatin}` };
};

export const drawPhone = (chance: Chance): string =>
  `+${chance.pick([32, 44, 49, 81, 254])}${100_000_000 + chance.below(899_999_999)}`;
