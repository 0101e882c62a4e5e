//! A value that a caller passed, as a trait. Rules read only what they need, and check lengths before they copy.

/// A value that a caller passed. Reading it may run the caller's code (getters, proxies), so each part is read once.
pub trait Input: Clone {
    /// The type of what reading it may throw.
    type Cause;

    /// Whether it is `undefined`, which counts as absent.
    fn is_undefined(&self) -> bool;

    /// The kind of value. For an array or a plain object this reads its entries, one level deep.
    fn kind(&self) -> InputKind<Self>;

    /// The text of a primitive string. At most `most` UTF-16 units are copied.
    fn read_text(&self, most: usize) -> Text;

    /// The absolute address that the platform's `URL` makes of a primitive string. `None` where it is no address.
    fn href(&self) -> Option<String>;

    /// Whether it has `aborted` and `addEventListener`, as an `AbortSignal` of any realm has.
    fn is_signal(&self) -> bool;
}

/// The most entries of an array or an object that are read: no rule accepts more.
pub const MOST_ENTRIES: usize = 10_000;

/// What kind of value a caller passed.
#[derive(Clone, Debug, PartialEq)]
pub enum InputKind<I: Input> {
    /// `undefined`, which counts as absent.
    Undefined,
    /// `null`.
    Null,
    /// A primitive string.
    Text,
    /// A primitive number.
    Number(f64),
    /// An array of any realm.
    List(Vec<I>),
    /// A plain object: own enumerable string keys and their values.
    Object(Vec<(String, I)>),
    /// An array or a plain object with this many entries, more than [`MOST_ENTRIES`].
    TooMany(usize),
    /// A function.
    Function,
    /// Anything else, with a noun for it.
    Other(String),
    /// Reading it threw.
    Unreadable(I::Cause),
}

/// The text of a primitive string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The whole text.
    Whole(String),
    /// The beginning of a text that is longer than the limit.
    Beginning(String),
    /// The text has a lone surrogate (ill-formed UTF-16), which Rust's UTF-8 cannot represent.
    IllFormed,
}

impl Text {
    /// The part that was read, to quote it.
    pub fn beginning(self) -> String {
        match self {
            Text::Whole(text) | Text::Beginning(text) => text,
            Text::IllFormed => String::new(),
        }
    }
}

impl<I: Input> InputKind<I> {
    /// A noun phrase for messages. It never holds the value itself.
    pub fn noun(&self) -> &str {
        match self {
            InputKind::Undefined => "undefined",
            InputKind::Null => "null",
            InputKind::Text => "a string",
            InputKind::Number(_) => "a number",
            InputKind::List(_) => "an array",
            InputKind::Object(_) => "an object",
            InputKind::TooMany(_) => "a value with too many entries",
            InputKind::Function => "a function",
            InputKind::Other(noun) => noun,
            InputKind::Unreadable(_) => "an object that throws when read",
        }
    }
}
