import { createChance } from "../../random.ts";
import { addRow } from "../../freshworks/collections.ts";
import { collections } from "../collection-table.ts";
import type { Flavour, SeedSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import { seedConversationsOf } from "./seed-conversations.ts";
import { seedAgents, seedDepartments, seedNamed, seedRequesters } from "./seed-people.ts";
import { seedTickets } from "./seed-tickets.ts";

const day = 86_400_000;

/** Fills an account with data that is the same for the same seed, flavour and `now` (ms, whole seconds). */
export const seedStore = (store: Store, seed: SeedSettings, flavour: Flavour, now: number): void => {
  const chance = createChance(seed.seed);
  seedNamed(store, seed, flavour, now);
  for (const collection of collections) {
    for (const values of collection.seed) addRow(store, collection, collection.path, values, now - 300 * day);
  }
  seedDepartments(store, seed.departments, now);
  seedAgents(store, chance, seed.agents, now);
  seedRequesters(store, chance, seed.requesters, now);
  seedTickets(store, chance, seed, now);
  store.threads.seed((ticket) => seedConversationsOf(store, ticket, seed.seed));
};
