// Numbers of things, and texts of the library, as parts of the page's sentences.
import { number } from "./time-words.js";

/** @param {number} many */
export const jobsWords = (many) => `${number(many)} ${many === 1 ? "job" : "jobs"}`;

/** @param {number} many */
export const applicationsWords = (many) => `${number(many)} ${many === 1 ? "application" : "applications"}`;

/** @param {string} text With or without its full stop. */
export const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);
