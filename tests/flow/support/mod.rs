//! What the tests of the flow stand on: a clock of their own, a host that follows a script and records everything, and values
//! as a caller gives them.

use proptest::test_runner::Config;

pub mod batch;
pub mod clock;
pub mod directory;
pub mod given;
pub mod host;
pub mod items;
pub mod json;
pub mod platform;
pub mod plot;
pub mod record;
pub mod scene;
pub mod script;
pub mod seen;
pub mod tenant;
pub mod witness;

/// So many random cases. A failure prints its smallest case, which belongs into a test of its own and not into a file of seeds.
pub fn cases(count: u32) -> Config {
    Config { cases: count, failure_persistence: None, ..Config::default() }
}
