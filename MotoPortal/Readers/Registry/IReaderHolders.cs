using MotoPortal.Primitives;

namespace MotoPortal.Readers.Registry;

/// <summary>Knows who uses a reader; implemented by the leases.</summary>
internal interface IReaderHolders
{
    /// <summary>The name of the person who uses a reader now; null when it is free.</summary>
    Task<string?> FindHolderAsync(ReaderId reader, CancellationToken cancellationToken);
}
