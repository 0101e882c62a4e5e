//! A page of a list.

use crate::model::json::Json;

/// A page of a list, and where the next one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<J> {
    /// The objects of this page.
    pub items: Vec<J>,
    /// The next page.
    pub next: NextPage,
}

/// Where the next page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// There is none.
    None,
    /// At this address.
    At(String),
    /// At something that is no address.
    Nowhere,
}

impl<J: Json> Page<J> {
    /// Reads a page: nothing where it is none.
    pub fn of(body: &J) -> Option<Page<J>> {
        let items = body.get("value").items().filter(|items| items.iter().all(Json::is_object))?;
        let link = body.get("@odata.nextLink");
        let next = match link.href() {
            _ if link.is_nothing() => NextPage::None,
            // A fragment does not reach the service: it makes no other page.
            Some(address) => NextPage::At(address.split('#').next().unwrap_or_default().to_owned()),
            None => NextPage::Nowhere,
        };
        Some(Page { items, next })
    }
}
