//! What several modules need: values as a caller gives them, arguments read by their rules, dates as HTTP writes them, a
//! platform, and a witness of whole calls.

use proptest::test_runner::Config;

pub mod dates;
pub mod given;
pub mod platform;
pub mod reading;
pub mod witness;

/// So many random cases. A failure prints its smallest case, which belongs into a test of its own and not into a file of seeds.
pub fn cases(count: u32) -> Config {
    Config { cases: count, failure_persistence: None, ..Config::default() }
}
