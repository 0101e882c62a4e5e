// The tenant's clock: it can run faster than the real one, stand still, or be moved ahead.

/**
 * @typedef {object} PracticeClock
 * @property {() => number} now The tenant's time, in milliseconds since 1970.
 * @property {number} speed Tenant seconds to a real one; 0 stands still. May be changed at any time.
 * @property {(ms: number) => void} advance Pushes the tenant's time ahead.
 */

/**
 * @param {{ speed?: number, start?: number }} [options]
 * @returns {PracticeClock}
 */
export function practiceClock({ speed = 1, start = Date.now() } = {}) {
  let tenantTime = start;
  let realTime = performance.now();

  const settle = () => {
    const real = performance.now();
    tenantTime += (real - realTime) * speed;
    realTime = real;
  };

  return {
    now() {
      settle();
      return Math.floor(tenantTime);
    },
    get speed() {
      return speed;
    },
    set speed(next) {
      settle();
      speed = next;
    },
    advance(ms) {
      settle();
      tenantTime += ms;
    },
  };
}
