//! The seven reset scopes of `synchronizationJobRestartScope`, what each does and what it implies.
//!
//! Names, order and values are those of Microsoft's v1.0 metadata (CSDL); effects are those of the documentation page
//! `synchronizationJobRestartCriteria`, and where it is silent or contradicts itself, of the Entra provisioning pages.

/// One reset scope, in the CSDL's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResetScope {
    /// Starts a paused or quarantined job. The documentation says not to use it.
    None,
    /// Wipes the job's cache of users. The documentation says not to use it.
    ConnectorDataStore,
    /// Forgets the objects that failed.
    Escrows,
    /// Looks at every object again.
    Watermark,
    /// Lifts the quarantine for now.
    QuarantineState,
    /// The four scopes with the values 1 to 8 together.
    Full,
    /// Carries out the deletions that were held back.
    ForceDeletes,
}

/// How much a scope costs, from a click that can be repeated to one that cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Weight {
    /// The name that callers see.
    pub const fn name(self) -> &'static str {
        match self {
            Weight::Routine => "routine",
            Weight::Heavy => "heavy",
            Weight::Discouraged => "discouraged",
            Weight::Destructive => "destructive",
        }
    }
}

impl ResetScope {
    /// All scopes in the CSDL's order.
    pub const ALL: [ResetScope; 7] = [
        ResetScope::None,
        ResetScope::ConnectorDataStore,
        ResetScope::Escrows,
        ResetScope::Watermark,
        ResetScope::QuarantineState,
        ResetScope::Full,
        ResetScope::ForceDeletes,
    ];

    /// All names in the CSDL's order.
    pub const NAMES: [&'static str; 7] =
        ["None", "ConnectorDataStore", "Escrows", "Watermark", "QuarantineState", "Full", "ForceDeletes"];

    /// The scope with exactly this name. Case matters: the service answers a wrong case with a 500.
    pub fn named(name: &str) -> Option<ResetScope> {
        ResetScope::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// The name that Graph knows.
    pub const fn name(self) -> &'static str {
        match self {
            ResetScope::None => "None",
            ResetScope::ConnectorDataStore => "ConnectorDataStore",
            ResetScope::Escrows => "Escrows",
            ResetScope::Watermark => "Watermark",
            ResetScope::QuarantineState => "QuarantineState",
            ResetScope::Full => "Full",
            ResetScope::ForceDeletes => "ForceDeletes",
        }
    }

    /// The flag's value. `Full` is 1 + 2 + 4 + 8; 16 is not assigned; `ForceDeletes` stands alone.
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

    /// Whether asking for `self` already asks for `other`.
    pub fn implies(self, other: ResetScope) -> bool {
        let (own, other_value) = (self.value(), other.value());
        self != other && other_value != 0 && own & other_value == other_value
    }

    /// The scopes it contains, in the CSDL's order, as Graph lists names.
    pub const fn implied(self) -> &'static str {
        match self {
            ResetScope::Full => "ConnectorDataStore, Escrows, Watermark, QuarantineState",
            _ => "",
        }
    }

    /// How much it costs. What it does is said in `js/words.js`.
    pub const fn weight(self) -> Weight {
        match self {
            ResetScope::QuarantineState | ResetScope::Escrows => Weight::Routine,
            ResetScope::Watermark => Weight::Heavy,
            ResetScope::None | ResetScope::ConnectorDataStore => Weight::Discouraged,
            ResetScope::Full | ResetScope::ForceDeletes => Weight::Destructive,
        }
    }
}
