namespace MotoPortal.Data.Guards;

/// <summary>The database does not keep rows as they were written, and the portal cannot make it do so.</summary>
/// <param name="reason">What was found.</param>
internal sealed class GuardException(string reason) : Exception($"The database does not keep its records: {reason}.");
