using Microsoft.Extensions.Options;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>Reads the consents whose end is near.</summary>
internal sealed class ExpiringReads(ConsentReads consents, IOptions<ExpiryOptions> options, TimeProvider time)
{
    /// <summary>How many days ahead the end of a consent is shown.</summary>
    public int DaysAhead => options.Value.WarnDaysAhead;

    /// <summary>The last day that counts as near.</summary>
    public DateOnly Horizon => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(DaysAhead);

    /// <summary>The consents in force that end soon, the soonest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<ConsentView>> ListAsync(int most, CancellationToken cancellationToken) =>
        consents.ListEndingAsync(Horizon, most, cancellationToken);
}
