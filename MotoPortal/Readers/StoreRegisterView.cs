using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers;

/// <summary>The readers of one store in the register.</summary>
/// <param name="Id">The store; null for readers without one.</param>
/// <param name="Name">The store's name; null for readers without one.</param>
/// <param name="Readers">Its readers, ordered by label; may be empty.</param>
/// <param name="Uses">Who uses them, and how they answer.</param>
public sealed record StoreRegisterView(
    LocationId? Id,
    string? Name,
    ImmutableArray<RegisteredReaderView> Readers,
    ImmutableDictionary<ReaderId, ReaderUseView> Uses);
