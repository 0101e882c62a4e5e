// Mirrors the arguments of a call as one text, so that Rust sees all of them in one crossing. It judges nothing.
//
// Each value is a letter with its text behind it:
// u undefined, n null, t text, b text with a lone surrogate or NUL, l text over the limit, d number, f function, s signal,
// a array (count; its items follow), o plain object (count; key and value in turn follow), c array or object over the limit
// (count), w address (its four parsed parts follow, or an empty text), j job (its last activity), x anything else (a noun),
// ! reading it threw.

import { activityOf } from "./job.js";
import { uuid } from "./platform.js";
import { tokenFault } from "./token.js";

// Of each argument: the code that it is refused with, a number of Rust's `ErrorCode`, and how deep to look into it: 0 into
// nothing, 1 into an object, 2 into the lists in it too.
const ARGUMENTS = { s: [1, 1], j: [2, 0], c: [3, 2], o: [4, 1] };

const TEXT_LIMIT = 65_536;
const ENTRY_LIMIT = 10_000;

export function seen(names, given) {
  const seen = new Seen();
  // Not more than the call has, and all that it has.
  [...names].forEach((name, index) => {
    seen.take(name, given[index]);
  });
  return seen;
}

class Seen {
  id = uuid();
  texts = [this.id, "t"];
  // Functions and signals, by their keys.
  kept = Object.create(null);
  // What reading an argument threw, by the code that it is refused with.
  thrown = {};

  take(name, argument) {
    if (name === "t") this.token(argument);
    // bulk.js reads it, item by item.
    else if (name === "i") this.items = argument;
    else this.look(argument, ...ARGUMENTS[name]);
  }

  token(token) {
    this.given = token;
    if (typeof token === "function") this.texts[1] = "f";
    else this.fault = tokenFault(token);
  }

  look(argument, code, depth) {
    this.code = code;
    look(this, argument, depth, "");
  }

  text() {
    return this.texts.join("\0");
  }
}

function look(seen, value, depth, key) {
  const { texts } = seen;
  const before = texts.length;
  try {
    copy(seen, value, depth, key);
  } catch (thrown) {
    texts.length = before;
    seen.thrown[seen.code] ??= thrown;
    texts.push("!");
  }
}

function copy(seen, value, depth, key) {
  const { texts } = seen;
  const counted = (letter, count) => {
    const fits = count <= ENTRY_LIMIT;
    texts.push((fits ? letter : "c") + count);
    return fits;
  };
  switch (typeof value) {
    case "undefined":
      texts.push("u");
      break;
    case "string":
      copyText(texts, value, key);
      break;
    case "number":
      texts.push(`d${value}`);
      break;
    case "function":
      texts.push("f");
      seen.kept[key] = value;
      break;
    case "object":
      if (value === null) {
        texts.push("n");
      } else if (
        key === "signal" &&
        typeof value.aborted === "boolean" &&
        typeof value.addEventListener === "function"
      ) {
        texts.push("s");
        seen.kept[key] = value;
      } else if (key === "since" && isPlain(value)) {
        texts.push(`j${activityOf(value)}`);
      } else if (Array.isArray(value)) {
        if (depth === 0) texts.push("xan array");
        else {
          // Once, and as a whole number: a proxy may say anything, and something else each time.
          const length = lengthOf(value);
          if (counted("a", length)) for (let i = 0; i < length; i++) look(seen, value[i], 0, "");
        }
      } else if (depth > 0 && isPlain(value)) {
        const keys = Object.keys(value);
        if (counted("o", keys.length)) {
          for (const name of keys) {
            // Longer names are no keys of anything, and only quoted.
            texts.push(name.slice(0, 100).replaceAll("\0", "\uFFFD"));
            look(seen, value[name], depth - 1, name);
          }
        }
      } else {
        texts.push("xan object of that kind");
      }
      break;
    default:
      texts.push(`xa ${typeof value}`);
  }
}

export const lengthOf = (list) => Math.max(0, Math.trunc(Number(list.length)) || 0);

function copyText(texts, value, key) {
  if (value.length > TEXT_LIMIT) {
    texts.push("l");
    // Crossing into UTF-8 would replace a lone surrogate silently, and another text would be judged. NUL joins the texts.
  } else if (/[\0\p{Surrogate}]/u.test(value)) {
    texts.push("b");
  } else if (key === "baseUrl") {
    texts.push(`w${value}`);
    try {
      const { protocol, origin, hostname, pathname } = new URL(value);
      texts.push(protocol, origin, hostname, pathname);
    } catch {
      texts.push("");
    }
  } else {
    texts.push(`t${value}`);
  }
}

// The prototype is null, or any realm's Object.prototype, which alone has an own isPrototypeOf.
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}
