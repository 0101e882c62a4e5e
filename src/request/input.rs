//! What a caller passed, as far as a rule asks: nothing is copied before it is judged.

/// A value that a caller passed. Reading it runs the caller's own code (getters, proxies), so each part is read once.
pub trait Input: Clone {
    /// What reading it may throw.
    type Cause;

    /// Whether it is `undefined`, which is absent.
    fn is_undefined(&self) -> bool;

    /// What kind of value it is. For a list or a plain object that reads one level of it.
    fn kind(&self) -> InputKind<Self>;

    /// The text of a primitive string, of which so many UTF-16 units are copied at most.
    fn read_text(&self, most: usize) -> Text;

    /// The whole address that the platform's own `URL` makes of a primitive string.
    fn href(&self) -> Option<String>;

    /// Whether it has `aborted` and `addEventListener`, as an AbortSignal of any realm has.
    fn is_signal(&self) -> bool;
}

/// A list or an object with more entries is not read: no rule accepts one.
pub const MOST_ENTRIES: usize = 10_000;

/// What kind of value a caller passed.
#[derive(Clone, Debug, PartialEq)]
pub enum InputKind<I: Input> {
    /// `undefined`: absent.
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
    /// An array or a plain object with so many entries that no rule accepts one.
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
    /// All of it.
    Whole(String),
    /// The beginning of one that is longer than the rule allows.
    Beginning(String),
    /// It has a lone surrogate, which no UTF-8 text can hold.
    Broken,
}

impl Text {
    /// As much of it as was read, for a quotation.
    pub fn beginning(self) -> String {
        match self {
            Text::Whole(text) | Text::Beginning(text) => text,
            Text::Broken => String::new(),
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
