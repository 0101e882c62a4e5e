//! The seven reset scopes of `synchronizationJobRestartScope`: what each does, what it costs and what it contains.
//!
//! Names, order and values are those of Microsoft's v1.0 metadata (CSDL). Effects are those of the documentation page
//! `synchronizationJobRestartCriteria`; where it is silent or contradicts itself, those of the Entra provisioning pages.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray, VariantNames};

/// One reset scope, in the CSDL's order. Its name in Graph is the variant's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr, VariantArray, VariantNames)]
#[serde(into = "&'static str")]
pub enum ResetScope {
    /// Starts a paused or quarantined job. The documentation says not to use it.
    None,
    /// Wipes the job's cache of users. The documentation says not to use it.
    ConnectorDataStore,
    /// Forgets the objects that failed.
    Escrows,
    /// Evaluates every object again, in a full cycle.
    Watermark,
    /// Lifts the quarantine for now.
    QuarantineState,
    /// The scopes with the values 1, 2, 4 and 8 together.
    Full,
    /// Carries out the deletions that were held back.
    ForceDeletes,
}

/// How much a scope costs, from safe to irreversible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
pub enum Weight {
    /// Safe to use as documented.
    Routine,
    /// Costs a full cycle: hours in a large tenant.
    Heavy,
    /// Microsoft says not to use it.
    Discouraged,
    /// Severs links or deletes accounts.
    Destructive,
}

impl ResetScope {
    /// All scopes, in the CSDL's order.
    pub const fn all() -> &'static [ResetScope] {
        <ResetScope as VariantArray>::VARIANTS
    }

    /// All names, in the CSDL's order.
    pub const fn names() -> &'static [&'static str] {
        <ResetScope as VariantNames>::VARIANTS
    }

    /// Its name in Graph.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The scope with exactly this name. Case matters: the service answers a wrong case with a 500.
    pub fn named(name: &str) -> Option<ResetScope> {
        ResetScope::all().iter().copied().find(|scope| scope.name() == name)
    }

    /// Its flag in the CSDL. `Full` is 1 + 2 + 4 + 8; 16 is not assigned; `ForceDeletes` contains no other.
    pub const fn value(self) -> u8 {
        match self {
            ResetScope::None => 0,
            ResetScope::ConnectorDataStore => 1,
            ResetScope::Escrows => 2,
            ResetScope::Watermark => 4,
            ResetScope::QuarantineState => 8,
            ResetScope::Full => 15,
            ResetScope::ForceDeletes => 32,
        }
    }

    /// Whether `self` contains `other`, so that Graph resets it too.
    pub fn implies(self, other: ResetScope) -> bool {
        let (own, flag) = (self.value(), other.value());
        self != other && flag != 0 && own & flag == flag
    }

    /// The scopes it contains, in the CSDL's order.
    pub fn implied(self) -> Vec<ResetScope> {
        ResetScope::all().iter().copied().filter(|other| self.implies(*other)).collect()
    }

    /// How much it costs.
    pub const fn weight(self) -> Weight {
        match self {
            ResetScope::QuarantineState | ResetScope::Escrows => Weight::Routine,
            ResetScope::Watermark => Weight::Heavy,
            ResetScope::None | ResetScope::ConnectorDataStore => Weight::Discouraged,
            ResetScope::Full | ResetScope::ForceDeletes => Weight::Destructive,
        }
    }

    /// What it does, for a person.
    pub const fn effect(self) -> &'static str {
        match self {
            ResetScope::None => {
                "Starts a paused or quarantined job and resets nothing. Microsoft says not to use it: call start to resume a job, and leave resetScope out for what the portal's restart does."
            }
            ResetScope::ConnectorDataStore => {
                "Wipes the job's cache of users. Microsoft says not to use it unless its support asks for it."
            }
            ResetScope::Escrows => {
                "Forgets the objects that failed, so they are no longer retried. Add Watermark to have them looked at again."
            }
            ResetScope::Watermark => {
                "The next cycle looks at every object again, not only at changes. That can take hours in a large tenant."
            }
            ResetScope::QuarantineState => "Lifts the quarantine for now. It comes back unless its cause is fixed.",
            ResetScope::Full => {
                "Resets all four parts of the job's state, ConnectorDataStore included. Links between accounts are severed and every object is matched again; wrong matching rules then create duplicates."
            }
            ResetScope::ForceDeletes => {
                "Carries out the deletions that the accidental-deletion threshold held back. Accounts are disabled or deleted."
            }
        }
    }
}
