// The four people who can sign in to the practice tenant, and what each is there to show.
import { people } from "../tenant/people.js";

const named = (key, name, shows) => {
  const { standing } = people.find((person) => person.key === key);
  return { id: key, name, shows, standing };
};

/** Template ids of directory roles, as real tokens carry them in `wids`. */
const CLOUD_APPLICATION_ADMINISTRATOR = "158c047a-c907-4556-b7ef-446551a6b5f7";
const HYBRID_IDENTITY_ADMINISTRATOR = "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2";
const GLOBAL_READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

export const signedUp = [
  { ...named("admin", "Adele Vance", "may restart every job"), wids: [CLOUD_APPLICATION_ADMINISTRATOR] },
  { ...named("noRole", "Grady Archie", "lacks the directory role: every request is refused"), wids: [GLOBAL_READER] },
  {
    ...named("challenge", "Chen Liu", "meets a claims challenge while working"),
    wids: [CLOUD_APPLICATION_ADMINISTRATOR],
  },
  {
    ...named(
      "noApplications",
      "Lidia Holloway",
      "may restart, but nobody has consented to Application.Read.All for her",
    ),
    wids: [HYBRID_IDENTITY_ADMINISTRATOR],
  },
];
