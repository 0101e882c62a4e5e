//! What several modules need: values as a caller passes them, arguments judged by their rules, a platform with dates as HTTP
//! writes them, and answers with their JSON.

use proptest::test_runner::Config;

pub mod answers;
pub mod dates;
pub mod json;
pub mod judged;
pub mod kinds;
pub mod passed;
pub mod platform;
pub mod replies;

/// So many random cases. A failure prints its smallest case, which belongs into a test of its own and not into a file of seeds.
pub fn cases(count: u32) -> Config {
    Config { cases: count, failure_persistence: None, ..Config::default() }
}
