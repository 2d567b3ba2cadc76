using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>An entry in an export.</summary>
/// <param name="Entry">The entry with its payload.</param>
/// <param name="Path">Its inclusion path in the tree of the export's checkpoint; null for none.</param>
internal sealed record ExportedEntry(LedgerEntry Entry, ImmutableArray<byte[]>? Path)
{
    /// <summary>The entry for programs.</summary>
    public object Json() => new
    {
        leaf = Entry.ToLeaf().Json(),
        path = Path?.Select(hash => Convert.ToBase64String(hash)),
        salt = Entry.Payload is { } sealedBy ? Convert.ToHexStringLower(sealedBy.Salt) : null,
        details = Entry.Payload?.Json,
    };
}
