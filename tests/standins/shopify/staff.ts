/** A person who works in the shop, as `associated_user` of an online token tells it. */
export type Staff = {
  id: number;
  first_name: string;
  last_name: string;
  email: string;
  email_verified: boolean;
  account_owner: boolean;
  locale: string;
  collaborator: boolean;
};

const person = (id: number, first: string, last: string, owner = false): Staff => ({
  id,
  first_name: first,
  last_name: last,
  email: `${first.toLowerCase()}@alder-and-oak.example`,
  email_verified: true,
  account_owner: owner,
  locale: 'en',
  collaborator: false,
});

/** The staff of every shop in the stand-in; the first is the account owner and the one who is signed in at first. */
export const INITIAL_STAFF: readonly Staff[] = [
  person(9001, 'Mara', 'Lindqvist', true),
  person(9002, 'Tom', 'Okafor'),
  person(9003, 'Jonah', 'Reed'),
];

export const fullName = (staff: Staff) => `${staff.first_name} ${staff.last_name}`;
export const initials = (staff: Staff) => `${staff.first_name.charAt(0)}${staff.last_name.charAt(0)}`;
