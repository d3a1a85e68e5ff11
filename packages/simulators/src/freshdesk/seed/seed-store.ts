import { addRow } from "../../freshworks/collections.ts";
import { createChance } from "../../random.ts";
import { collections } from "../collection-table.ts";
import type { SeedSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import { seedConversationsOf } from "./seed-conversations.ts";
import { seedAgents, seedCompanies, seedContacts, seedNamed } from "./seed-people.ts";
import { seedTickets } from "./seed-tickets.ts";

/** Fills an account with data that is the same for the same seed and the same `now` (ms, whole seconds). */
export const seedStore = (store: Store, seed: SeedSettings, now: number): void => {
  const chance = createChance(seed.seed);
  seedNamed(store, now);
  seedCollections(store, now - 300 * day);
  seedAgents(store, chance, seed.agents, now);
  seedCompanies(store, chance, seed.companies, now);
  seedContacts(store, chance, seed.contacts, now);
  seedTickets(store, chance, seed, now);
  store.seedConversations((ticket) => seedConversationsOf(store, ticket, seed.seed));
};

const day = 86_400_000;

const seedCollections = (store: Store, now: number): void => {
  for (const collection of collections) {
    for (const values of collection.seed) addRow(store, collection, collection.seedIn ?? collection.path, values, now);
  }
};
