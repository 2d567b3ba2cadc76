using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.Stores;

/// <summary>The result of changing a store. Closed: only the cases named here exist.</summary>
internal abstract record StoreOutcome
{
    private StoreOutcome()
    {
    }

    /// <summary>The change was made, recorded in the ledger, and is in force.</summary>
    public sealed record Changed : StoreOutcome;

    /// <summary>The store was the same before; nothing was written.</summary>
    public sealed record Unchanged : StoreOutcome;

    /// <summary>Another person or tab has changed the store since it was read; nothing was written.</summary>
    /// <param name="Now">What differs in the store now.</param>
    public sealed record ChangedMeanwhile(StoreDifferences Now) : StoreOutcome;

    /// <summary>The form has problems, by field.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : StoreOutcome;

    /// <summary>The portal has not seen this store at Stripe.</summary>
    public sealed record NotFound : StoreOutcome;

    /// <summary>The acting person is not an administrator, or not any more.</summary>
    public sealed record NotAllowed : StoreOutcome;
}
