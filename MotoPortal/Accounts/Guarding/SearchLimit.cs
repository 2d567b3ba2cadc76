using System.Threading.RateLimiting;

namespace MotoPortal.Accounts.Guarding;

/// <summary>
/// Limits how often one person searches, on all their pages together: typing does not reach the limit, a program that copies the customers
/// out name by name does (ASVS 5.0, 2.4.1).
/// </summary>
internal sealed class SearchLimit : IDisposable
{
    /// <summary>The number of searches at once, after a pause.</summary>
    public const int AtOnce = 40;

    private readonly PartitionedRateLimiter<string> _searches = PartitionedRateLimiter.Create<string, string>(
        person => RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(2),
        }));

    /// <summary>Counts a search of this person; false when it is one too many.</summary>
    /// <param name="userId">The person.</param>
    public bool TryTake(string userId)
    {
        using var lease = _searches.AttemptAcquire(userId);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _searches.Dispose();
}
