// Mirrors the arguments of a call as flat lists, so that Rust sees all of them in one crossing. It judges nothing.
//
// Each value is a letter in `texts`, with its text behind it, and its number in `numbers`:
// u undefined, n null, t text, b text with a lone surrogate or NUL, l text over the limit, d number, f function, s signal,
// a array (count, items), o plain object (count, then key and value in turn), c array or object over the limit (count),
// w address (its four parsed parts follow, or an empty text), j job (its last activity), x anything else (a noun),
// ! reading it threw.

import { activityOf } from "./job.js";
import { uuid } from "./platform.js";
import { tokenFault } from "./token.js";

// How deep to look into an argument, by the code that it is refused with: 0 into nothing, 1 into an object, 2 into the
// lists in it too.
const [ITEMS, OF_NO_LIST] = [5, 0];
const DEPTHS = { 0: 0, 1: 1, 2: 0, 3: 2, 4: 1, 5: 3 };

const TEXT_LIMIT = 65_536;
const ENTRY_LIMIT = 10_000;
const ITEM_LIMIT = 1_000_000;

export const seen = () => new Seen();

class Seen {
  id = uuid();
  texts = [this.id, "t"];
  numbers = [];
  // Functions and signals, by their keys.
  kept = Object.create(null);
  // What reading an argument threw, by the code that it is refused with.
  thrown = {};

  token(token) {
    this.given = token;
    if (typeof token === "function") this.texts[1] = "f";
    else this.fault = tokenFault(token);
  }

  // `code` is what the argument is refused with, a number of Rust's `ErrorCode`.
  look(argument, code) {
    this.code = code;
    look(this, argument, DEPTHS[code], "");
  }

  // A list item by item; what is no list is left among the texts, for its noun.
  items(items) {
    const fits = (length) => length >= 0 && length <= ITEM_LIMIT;
    try {
      const length = Array.isArray(items) ? lengthOf(items) : -1;
      if (fits(length)) {
        this.list = [];
        const before = this.texts.length;
        for (let i = 0; i < length; i++) {
          this.look(items[i], ITEMS);
          this.list.push(this.texts.splice(before).join("\0"));
        }
        return;
      }
    } catch (thrown) {
      this.list = undefined;
      this.texts.length = 2;
      this.thrown[ITEMS] ??= thrown;
    }
    this.look(Array.isArray(items) ? Symbol() : items, OF_NO_LIST);
  }

  text() {
    return this.texts.join("\0");
  }

  number() {
    return this.numbers.shift();
  }
}

function look(seen, value, depth, key) {
  const { texts, numbers } = seen;
  const [textsBefore, numbersBefore] = [texts.length, numbers.length];
  try {
    copy(seen, value, depth, key);
  } catch (thrown) {
    texts.length = textsBefore;
    numbers.length = numbersBefore;
    seen.thrown[seen.code] ??= thrown;
    texts.push("!");
  }
}

function copy(seen, value, depth, key) {
  const { texts, numbers } = seen;
  const counted = (letter, count) => {
    const fits = count <= ENTRY_LIMIT;
    texts.push(fits ? letter : "c");
    numbers.push(count);
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
      texts.push("d");
      numbers.push(value);
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

const lengthOf = (list) => Math.max(0, Math.trunc(Number(list.length)) || 0);

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
