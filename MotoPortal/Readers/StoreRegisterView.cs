using System.Collections.Immutable;

namespace MotoPortal.Readers;

/// <summary>A store's part of the register.</summary>
/// <param name="Name">The store's name; null for readers that belong to none.</param>
/// <param name="Readers">Its readers, by label; may be empty.</param>
public sealed record StoreRegisterView(string? Name, ImmutableArray<RegisteredReaderView> Readers);
