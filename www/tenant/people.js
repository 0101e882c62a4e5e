// The practice users: the token of each, and what the service grants them.

/**
 * @typedef {"restart" | "restartOnly" | "read" | "none" | "forbidden" | "stranger" | "expired" | "expiredOtherwise" | "challenge" | "challengeWith403"} Standing
 * @typedef {{ key: string, token: string, displayName: string, about: string, standing: Standing }} Person
 */

/** @type {readonly Person[]} */
export const people = Object.freeze([
  {
    key: "admin",
    token: "practice-admin",
    displayName: "Adele, Cloud Application Administrator",
    about: "May read and restart every job.",
    standing: "restart",
  },
  {
    key: "noApplications",
    token: "practice-no-applications",
    displayName: "Lidia, without Application.Read.All",
    about: "May read and restart every job, but not list service principals: that is refused with 403.",
    standing: "restartOnly",
  },
  {
    key: "reader",
    token: "practice-reader",
    displayName: "Ravi, Synchronization.Read.All only",
    about: "Sees the jobs; a restart is refused with 401 UnknownError.",
    standing: "read",
  },
  {
    key: "noRole",
    token: "practice-no-role",
    displayName: "Grady, Global Reader",
    about: "Lacks the role: everything is refused with 401 UnknownError and an empty message.",
    standing: "none",
  },
  {
    key: "forbidden",
    token: "practice-forbidden",
    displayName: "Farah, refused with 403",
    about: "Everything is refused with 403 Authorization_RequestDenied.",
    standing: "forbidden",
  },
  {
    key: "expired",
    token: "practice-expired",
    displayName: "Ex, token expired",
    about: "Everything is refused with 401 InvalidAuthenticationToken.",
    standing: "expired",
  },
  {
    key: "expiredOtherwise",
    token: "practice-expired-otherwise",
    displayName: "Exa, token expired under another name",
    about: "Everything is refused with 401 Authentication_ExpiredToken.",
    standing: "expiredOtherwise",
  },
  {
    key: "stranger",
    token: "practice-stranger",
    displayName: "Stan, of another tenant",
    about: "Everything is refused with 401 Authorization_IdentityNotFound.",
    standing: "stranger",
  },
  {
    key: "challengeWith403",
    token: "practice-challenge-403",
    displayName: "Cleo, meets a claims challenge with 403",
    about: "Everything is refused with 403 and a claims challenge, as older back ends do.",
    standing: "challengeWith403",
  },
  {
    key: "challenge",
    token: "practice-challenge",
    displayName: "Chen, meets a claims challenge",
    about: "Everything is refused with a claims challenge (continuous access evaluation).",
    standing: "challenge",
  },
  {
    key: "challengeMet",
    token: "practice-challenge-met",
    displayName: "Chen, after the challenge",
    about: "The token Chen gets for the challenge's claims: may read and restart every job.",
    standing: "restart",
  },
]);
