using System.Collections.Immutable;

namespace MotoPortal.Readers;

/// <summary>The readers of one store in the register.</summary>
/// <param name="Name">The store's name; null for readers without one.</param>
/// <param name="Readers">Its readers, ordered by label; may be empty.</param>
public sealed record StoreRegisterView(string? Name, ImmutableArray<RegisteredReaderView> Readers);
