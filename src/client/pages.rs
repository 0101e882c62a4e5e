//! The pages of a list (`@odata.nextLink`): each page has the address of the next, and each is read once.

use crate::{error::kind::Unexpected, request::endpoint::Endpoint, response::page::NextPage};

/// The addresses of all pages so far. The last is that of the page to read next.
#[derive(Clone, Debug)]
pub struct Pages(Vec<String>);

impl Pages {
    /// A list whose first page is at this address.
    pub fn from(first: String) -> Pages {
        Pages(vec![first])
    }

    /// The address of the page to read next.
    pub fn address(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// Moves to the next page. Returns whether there is one.
    ///
    /// # Errors
    /// The next page is at another origin, which must not get the token, was read before, so that the list would never end, or its link
    /// is no address.
    pub fn advance(&mut self, next: NextPage, endpoint: &Endpoint) -> Result<bool, Unexpected> {
        match next {
            NextPage::None => Ok(false),
            NextPage::At(address) if endpoint.covers(&address) && !self.0.contains(&address) => {
                self.0.push(address);
                Ok(true)
            }
            NextPage::At(_) | NextPage::Invalid => Err(Unexpected::NextPage),
        }
    }
}
