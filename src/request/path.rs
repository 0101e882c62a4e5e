//! The path of a value in the arguments: `resetScope[1]`, `spId.appId`, `items[3].criteria.resetScope`.

use std::fmt;

/// The path of a value in the arguments. It is formatted only when there is a problem.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// An argument whose name is part of its members' paths: `spId.appId`.
    Argument(&'static str),
    /// An argument whose name is not part of its members' paths: `timeoutMs`, `resetScope`.
    MembersOf(&'static str),
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An item of a list.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Argument(name) | Path::MembersOf(name) => formatter.write_str(name),
            Path::Member(Path::MembersOf(_), key) => formatter.write_str(key),
            Path::Member(object, key) => write!(formatter, "{object}.{key}"),
            Path::Item(list, index) => write!(formatter, "{list}[{index}]"),
        }
    }
}
