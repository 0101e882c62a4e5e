//! JSON of a response, as a trait: the platform holds the value, and the rules read what they need.

/// A JSON value of a response that the platform parsed. Any server may have sent it, so it may have any shape.
pub trait Json: Sized {
    /// The member with this key. A missing one reads as nullish.
    fn get(&self, key: &str) -> Self;

    /// The text of a string. `None` for another type, and for a text that contains a token of the call: such a text never leaves
    /// JavaScript.
    fn text(&self) -> Option<String>;

    /// The value of a header in a batch response. A number or an array is converted to text: `[0, 120]` is `0,120`.
    fn header_text(&self) -> Option<String>;

    /// The parsed JSON of a string that holds JSON text, plain or in base64.
    fn parsed(&self) -> Option<Self>;

    /// Whether it is a string, even one whose text [`text`](Json::text) withholds.
    fn is_text(&self) -> bool;

    /// The value of a number.
    fn number(&self) -> Option<f64>;

    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;

    /// The keys and values of an object.
    fn entries(&self) -> Vec<(String, Self)>;

    /// Whether it is an object, and neither `null` nor an array.
    fn is_object(&self) -> bool;

    /// Whether it is missing or `null`.
    fn is_nullish(&self) -> bool;

    /// The absolute address that the platform's `URL` makes of the text. A URL crate would add the IDNA tables.
    fn href(&self) -> Option<String>;
}

/// The body of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<J> {
    /// Read to its end, and empty.
    Empty,
    /// JSON.
    Json(J),
    /// No JSON, or longer than the limit.
    Unreadable,
}
