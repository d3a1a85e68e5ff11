import { createSortedIndex } from "../sorted-index.ts";

/** All customers of an account in one order, with the look-up that unique addresses need. */
export interface PeopleShelf<Person> {
  get(id: number): Person | undefined;
  /** Whoever holds an address as first or further e-mail, in the trash too. */
  byEmail(email: string): Person | undefined;
  add(person: Person): void;
  change(person: Person, change: Partial<Person>): void;
  remove(person: Person): void;
  inOrder(): Iterable<Person>;
  /** Is told of everybody who was added (no `before`) or changed. */
  watch(watcher: (person: Person, before: Person | undefined) => void): void;
}

/** `compare` must be a total order (end with the id). */
export const createPeopleShelf = <Person extends { id: number }>({
  compare,
  addressesOf,
}: {
  compare: (left: Person, right: Person) => number;
  addressesOf: (person: Person) => readonly (string | null)[];
}): PeopleShelf<Person> => {
  const people = new Map<number, Person>();
  const holders = new Map<string, Person>();
  const order = createSortedIndex<Person>([], compare);
  // People are compared on every insert, so the order is built when it is first read, after seeding.
  const waiting: Person[] = [];
  const watchers: ((person: Person, before: Person | undefined) => void)[] = [];

  const addresses = (person: Person): string[] =>
    addressesOf(person).flatMap((address) => (address === null ? [] : [address.toLowerCase()]));
  const hold = (person: Person): void => {
    for (const address of addresses(person)) holders.set(address, person);
  };
  const letGo = (person: Person): void => {
    for (const address of addresses(person)) if (holders.get(address) === person) holders.delete(address);
  };
  const settle = (): void => {
    for (const person of waiting.splice(0)) order.insert(person);
  };

  return {
    get: (id) => people.get(id),
    byEmail: (email) => holders.get(email.toLowerCase()),
    add: (person) => {
      people.set(person.id, person);
      hold(person);
      waiting.push(person);
      for (const watcher of watchers) watcher(person, undefined);
    },
    change: (person, change) => {
      const before = watchers.length > 0 ? { ...person } : person;
      settle();
      letGo(person);
      order.remove(person);
      Object.assign(person, change);
      order.insert(person);
      hold(person);
      for (const watcher of watchers) watcher(person, before);
    },
    remove: (person) => {
      settle();
      letGo(person);
      order.remove(person);
      people.delete(person.id);
    },
    inOrder: () => {
      settle();
      return walk(order);
    },
    watch: (watcher) => {
      watchers.push(watcher);
    },
  };
};

function* walk<Item>(index: { size: number; at(position: number): Item | undefined }): Iterable<Item> {
  for (let position = 0; position < index.size; position += 1) yield index.at(position) as Item;
}
