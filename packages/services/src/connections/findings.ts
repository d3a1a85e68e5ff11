import type { Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import type { BudgetView } from "@portico/model";
import { flavourOf, planOf, type Probed, probedOf, restrictionsOf } from "./probed.ts";

type Kept = Pick<ConnectionRow, "plan" | "flavour" | "probed">;

/** In sentences: what will not work on a connection, why, and what to do about it; as far as it was found out. */
export const findingsOf = (provider: Provider, row: Kept): string[] => {
  const probed = probedOf(row);
  if (probed === null) return ["Nobody has asked yet what these credentials may do: POST …/check does."];
  return [
    ...restrictionsOf(provider, row).map(({ says }) => says),
    ...flavourFindings(provider, row, probed),
    ...planFindings(provider, row, probed),
  ];
};

/** What a check has found besides, which is true of the moment alone. */
export const momentaryFindings = (
  { title }: Provider,
  classes: BudgetView["classes"],
  skewMs: number | null,
): string[] => [...classes.flatMap((budget) => budgetFindings(title, budget)), ...clockFindings(title, skewMs ?? 0)];

const flavourFindings = ({ title, flavours }: Provider, row: Kept, probed: Probed): string[] => {
  if (flavours === undefined) return [];
  const flavour = flavourOf(row);
  const known = Object.keys(flavours).join(", ");
  if (flavour === null)
    return [
      `Of which kind this ${title} account is could not be told by what these credentials may read, and some kinds call ` +
        `things otherwise. Say so: PATCH the connection's \`flavour\` (${known}).`,
    ];
  const isContradicted = row.flavour !== null && probed.flavour !== null && probed.flavour !== row.flavour;
  return [
    ...(isContradicted
      ? [
          `The connection's \`flavour\` is \`${row.flavour}\`, and the account answers as \`${probed.flavour}\` does: what is called ` +
            "otherwise there is not found. Correct it, or clear it to go by what was found out.",
        ]
      : []),
    ...(flavours[flavour]?.lacks ?? []),
  ];
};

const planFindings = (provider: Provider, { plan }: Kept, { total }: Probed): string[] => {
  const actual = planOf(provider, total);
  if (plan === null || actual === null || actual === plan) return [];
  return [
    `The connection's \`plan\` is \`${plan}\`, and the account has the limits of \`${actual}\`: ${total} calls in ` +
      `${provider.limits.windowSeconds} s. What ${provider.title} says is kept to; correct \`plan\`, or clear it.`,
  ];
};

const budgetFindings = (title: string, budget: BudgetView["classes"][number]): string[] => {
  const { name, limit, used_by_others: others, frozen_until: until } = budget;
  const which = name === "total" ? "The account's budget" : `The budget of \`${name}\``;
  if (until !== null) return [`${which} is used up by ${title}'s own count: calls wait until ${until}.`];
  return others * 2 > limit
    ? [
        `${which} is drawn on by other apps: they took ${others} of its ${limit} calls in this window, and calls may wait.`,
      ]
    : [];
};

/** Lost creates are looked for with no more slack than this. */
const noticeableMs = 5_000;

const clockFindings = (title: string, skewMs: number): string[] => {
  if (Math.abs(skewMs) <= noticeableMs) return [];
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  return [
    `${title}'s clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} this gateway's: a create whose answer is lost may not ` +
      "be found again, so that its key answers `outcome_unknown`. Set the gateway's clock by a time server.",
  ];
};
