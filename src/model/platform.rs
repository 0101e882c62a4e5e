//! The platform's wall clock, parsers and encoders, as a trait.

/// The platform's wall clock, parsers and encoders.
pub trait Platform {
    /// The wall clock, in milliseconds since 1970.
    fn wall_ms(&self) -> f64;

    /// A date, in milliseconds since 1970. Platforms also accept texts that are no dates, so check the form first.
    fn parse_date(&self, text: &str) -> Option<f64>;

    /// Milliseconds since 1970 as ISO 8601 text in UTC. `None` outside the platform's range.
    fn iso_date(&self, ms: f64) -> Option<String>;

    /// Parameters as an encoded query string, without the `?`.
    fn query(&self, parameters: &[(&str, &str)]) -> String;

    /// The UTF-8 text that is encoded as base64 or base64url, with or without padding.
    fn base64(&self, text: &str) -> Option<String>;
}
