//! JSON as the platform parsed it: what the rules ask of an answer, whoever holds the value.

/// A JSON value that the platform parsed. It may come from anybody, so nothing in it can be relied on.
pub trait Json: Sized {
    /// The member of an object, or a value that is nothing.
    fn get(&self, key: &str) -> Self;

    /// The text of a string. Nothing where it is no string, or where it repeats a token of this call: such a text never leaves
    /// JavaScript.
    fn text(&self) -> Option<String>;

    /// The value of a header in a batch: a string, or a number or a list as the text that it stands for, `0,120`.
    fn header_text(&self) -> Option<String>;

    /// The JSON that a string holds, as it is or in base64.
    fn parsed(&self) -> Option<Self>;

    /// Whether it is a string, whatever it holds.
    fn is_text(&self) -> bool;

    /// A number.
    fn number(&self) -> Option<f64>;

    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;

    /// The members of an object.
    fn entries(&self) -> Vec<(String, Self)>;

    /// Whether it is an object, and neither `null` nor an array.
    fn is_object(&self) -> bool;

    /// Whether it is missing, or `null`.
    fn is_nothing(&self) -> bool;

    /// The whole address that the platform's own `URL` makes of the text. A URL crate would bring the IDNA tables along.
    fn href(&self) -> Option<String>;
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<J> {
    /// Read to its end, and empty.
    Empty,
    /// JSON.
    Json(J),
    /// No JSON, or more of it than is read.
    Unreadable,
}
