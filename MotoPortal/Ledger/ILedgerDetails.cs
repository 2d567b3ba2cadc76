using System.Collections.Immutable;

namespace MotoPortal.Ledger;

/// <summary>
/// The details of ledger entries of one shape, a sealed record in the room that writes them. What stands in the ledger is committed to for
/// ever, and rules read it: no member is renamed, dropped or given another type. A new member or a new shape is a new record.
/// </summary>
internal interface ILedgerDetails
{
    /// <summary>The kinds of entry that have these details, such as <c>charge.denied</c>.</summary>
    static abstract ImmutableArray<string> Kinds { get; }
}
