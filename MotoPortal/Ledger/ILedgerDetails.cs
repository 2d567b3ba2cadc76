using System.Collections.Immutable;

namespace MotoPortal.Ledger;

/// <summary>
/// The payload of a kind of ledger entry, a sealed record in the room that writes it. The ledger commits to payloads permanently and rules
/// read them: no property may be renamed, removed or given another type. A new property or a new shape is a new record.
/// </summary>
internal interface ILedgerDetails
{
    /// <summary>The kinds of entry with this payload, such as <c>charge.denied</c>.</summary>
    static abstract ImmutableArray<string> Kinds { get; }
}
