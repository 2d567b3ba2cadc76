namespace MotoPortal.Data.Numbers;

/// <summary>Numbers that people know, such as those of charges; a room registers one for each kind.</summary>
/// <param name="Name">What is numbered, see <see cref="NumberFloor"/>.</param>
/// <param name="HighestAsync">The highest number in the rows; null for none.</param>
internal sealed record NumberSource(string Name, Func<PortalDb, CancellationToken, Task<long?>> HighestAsync);
