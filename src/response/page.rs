//! A page of a list, with the link to the next one.

use crate::model::json::Json;

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<J> {
    /// The objects of this page.
    pub items: Vec<J>,
    /// The link to the next page.
    pub next: NextPage,
}

/// The link to the next page, `@odata.nextLink`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// This is the last page.
    None,
    /// The next page is at this address, as the platform's `URL` writes it.
    At(String),
    /// The link is no address.
    Invalid,
}

impl<J: Json> Page<J> {
    /// Reads a page. `None` where the body is no list of objects.
    pub fn of(body: &J) -> Option<Page<J>> {
        let items = body.get("value").items().filter(|items| items.iter().all(Json::is_object))?;
        let link = body.get("@odata.nextLink");
        let next = match link.href() {
            _ if link.is_nullish() => NextPage::None,
            // The fragment is not sent, so addresses that differ only there are the same page.
            Some(address) => NextPage::At(address.split('#').next().unwrap_or_default().to_owned()),
            None => NextPage::Invalid,
        };
        Some(Page { items, next })
    }
}
