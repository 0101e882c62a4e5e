//! Looks at everything that happened in a call, and holds it against what every call keeps to, whatever it is about. It judges
//! answers by itself, and takes nothing from the library's own reading of them.

mod answers;
mod call;
mod many;
mod search;
mod tokens;

pub use answers::Said;
pub use call::of_a_call;
pub use many::of_many;
pub use search::of_a_search;

use super::given::Given;

/// A wait longer than this is never begun.
const DAY_MS: f64 = 86_400_000.0;

/// What the options say of limits.
struct Rules {
    timeout_ms: f64,
    deadline_ms: f64,
    max_retries: usize,
    concurrency: usize,
    /// Moments are not exact where time passes at every look at the clock.
    slack_ms: f64,
}

impl Rules {
    fn of(options: &Given, default_deadline_ms: f64, tick_ms: f64) -> Rules {
        let number = |name: &str, default: f64| {
            let Given::Object(entries) = options else { return default };
            let found = entries.iter().find(|(key, _)| key == name);
            found.map_or(default, |(_, value)| if let Given::Number(number) = value { *number } else { default })
        };
        Rules {
            timeout_ms: number("timeoutMs", 30_000.0),
            deadline_ms: number("deadlineMs", default_deadline_ms),
            max_retries: number("maxRetries", 3.0) as usize,
            concurrency: number("concurrency", 4.0) as usize,
            slack_ms: if tick_ms > 0.0 { 1000.0 } else { 0.0 },
        }
    }
}
