//! The platform's clock on the wall, and its reading of what services write.

/// The platform's clock and parsers, for what a service or a token says.
pub trait Platform {
    /// Now, in milliseconds since 1970.
    fn wall_ms(&self) -> f64;

    /// A date in milliseconds since 1970. Platforms read far more than dates: check the form first.
    fn parse_date(&self, text: &str) -> Option<f64>;

    /// A moment as ISO 8601 text in UTC, with milliseconds.
    fn iso_date(&self, ms: f64) -> Option<String>;

    /// Parameters as the query of an address, without its `?`.
    fn query(&self, parameters: &[(&str, &str)]) -> String;

    /// The text in base64, of either alphabet, padded or not.
    fn base64(&self, text: &str) -> Option<String>;
}
